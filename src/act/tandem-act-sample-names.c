/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Invented people in the scripts a firm meets. Data, not words of the interface: they are not translated. */
#include "act/tandem-act-sample-names.h"

static const TandemSampleCountry countries[] = {
  { "Ireland", "Galway", "Quay Street", "H91 F2KT", "091 55",
    { { "Aoife", "aoife" }, { "Seán", "sean" }, { "Niamh", "niamh" }, { "Róisín", "roisin" }, { "Emma", "emma" }, { "Jack", "jack" }, { "Ciarán", "ciaran" }, { "Grace", "grace" } },
    { { "O’Brien", "obrien" }, { "Walsh", "walsh" }, { "Ní Dhomhnaill", "nidhomhnaill" }, { "Byrne", "byrne" }, { "Doyle", "doyle" }, { "Kelly", "kelly" }, { "Ó Súilleabháin", "osuilleabhain" }, { "Murphy", "murphy" } } },
  { "Germany", "Köln", "Lindenstraße", "50674", "0221 47",
    { { "Jürgen", "juergen" }, { "Käthe", "kaethe" }, { "Søren", "soeren" }, { "Anneliese", "anneliese" }, { "Björn", "bjoern" }, { "Zoë", "zoe" }, { "Lukas", "lukas" }, { "Mira", "mira" } },
    { { "Müller", "mueller" }, { "Groß", "gross" }, { "Schäfer", "schaefer" }, { "von Aßmann", "assmann" }, { "Weber", "weber" }, { "Köhler", "koehler" }, { "Brandt", "brandt" }, { "Yıldız", "yildiz" } } },
  { "Poland", "Łódź", "ulica Piotrkowska", "90-001", "042 63",
    { { "Łukasz", "lukasz" }, { "Małgorzata", "malgorzata" }, { "Zbigniew", "zbigniew" }, { "Agnieszka", "agnieszka" }, { "Michał", "michal" }, { "Żaneta", "zaneta" }, { "Ewa", "ewa" }, { "Paweł", "pawel" } },
    { { "Wójcik", "wojcik" }, { "Dąbrowski", "dabrowski" }, { "Kowalska", "kowalska" }, { "Zieliński", "zielinski" }, { "Nowak", "nowak" }, { "Szczęsny", "szczesny" }, { "Mazur", "mazur" }, { "Jabłońska", "jablonska" } } },
  { "Spain", "A Coruña", "Calle Real", "15003", "0981 22",
    { { "José", "jose" }, { "Íñigo", "inigo" }, { "Begoña", "begona" }, { "Lucía", "lucia" }, { "Andrés", "andres" }, { "Noé", "noe" }, { "Marta", "marta" }, { "Ximena", "ximena" } },
    { { "Núñez", "nunez" }, { "García", "garcia" }, { "Peña", "pena" }, { "Ibáñez", "ibanez" }, { "López", "lopez" }, { "Ortega", "ortega" }, { "Castaño", "castano" }, { "Ruiz", "ruiz" } } },
  { "Greece", "Αθήνα", "Οδός Ερμού", "105 63", "0210 32",
    { { "Ελένη", "eleni" }, { "Γιώργος", "giorgos" }, { "Μαρία", "maria" }, { "Νίκος", "nikos" }, { "Αθηνά", "athina" }, { "Κώστας", "kostas" }, { "Σοφία", "sofia" }, { "Πέτρος", "petros" } },
    { { "Παπαδοπούλου", "papadopoulou" }, { "Νικολάου", "nikolaou" }, { "Ιωάννου", "ioannou" }, { "Βασιλείου", "vasileiou" }, { "Γεωργίου", "georgiou" }, { "Αθανασίου", "athanasiou" }, { "Μακρή", "makri" }, { "Οικονόμου", "oikonomou" } } },
  { "Bulgaria", "София", "улица Раковски", "1000", "02 98",
    { { "Иван", "ivan" }, { "Мария", "mariya" }, { "Георги", "georgi" }, { "Елена", "elena" }, { "Димитър", "dimitar" }, { "Яна", "yana" }, { "Стефан", "stefan" }, { "Цветана", "tsvetana" } },
    { { "Георгиева", "georgieva" }, { "Шевченко", "shevchenko" }, { "Петков", "petkov" }, { "Ковальчук", "kovalchuk" }, { "Николов", "nikolov" }, { "Щерева", "shtereva" }, { "Ангелов", "angelov" }, { "Юрченко", "yurchenko" } } },
  { "Israel", "תל אביב", "רחוב דיזנגוף", "6433222", "03 52",
    { { "נועה", "noa" }, { "דוד", "david" }, { "יעל", "yael" }, { "משה", "moshe" }, { "תמר", "tamar" }, { "אורי", "uri" }, { "מיכל", "michal" }, { "איתן", "eitan" } },
    { { "כהן", "cohen" }, { "לוי", "levi" }, { "מזרחי", "mizrahi" }, { "פרץ", "peretz" }, { "ביטון", "biton" }, { "אברהם", "avraham" }, { "שפירא", "shapira" }, { "גולן", "golan" } } },
  { "Jordan", "عمّان", "شارع الرينبو", "11183", "06 46",
    { { "ليلى", "layla" }, { "أحمد", "ahmad" }, { "فاطمة", "fatima" }, { "يوسف", "yousef" }, { "نور", "nour" }, { "خالد", "khaled" }, { "سلمى", "salma" }, { "طارق", "tareq" } },
    { { "حدّاد", "haddad" }, { "المصري", "almasri" }, { "خوري", "khoury" }, { "النجّار", "alnajjar" }, { "صالح", "saleh" }, { "منصور", "mansour" }, { "عبد الله", "abdullah" }, { "قاسم", "qasem" } } },
  { "Taiwan", "臺北市", "中山北路", "104", "02 25",
    { { "小明", "xiaoming" }, { "美玲", "meiling" }, { "志強", "zhiqiang" }, { "雅婷", "yating" }, { "建國", "jianguo" }, { "淑芬", "shufen" }, { "家豪", "jiahao" }, { "怡君", "yijun" } },
    { { "王", "wang" }, { "陳", "chen" }, { "林", "lin" }, { "張", "zhang" }, { "黃", "huang" }, { "歐陽", "ouyang" }, { "吳", "wu" }, { "劉", "liu" } } },
  { "Japan", "横浜市", "元町", "231-0861", "045 66",
    { { "さくら", "sakura" }, { "健太", "kenta" }, { "陽子", "yoko" }, { "ケン", "ken" }, { "美咲", "misaki" }, { "大輔", "daisuke" }, { "結衣", "yui" }, { "翔太", "shota" } },
    { { "佐藤", "sato" }, { "髙橋", "takahashi" }, { "渡邊", "watanabe" }, { "伊藤", "ito" }, { "山本", "yamamoto" }, { "中村", "nakamura" }, { "小林", "kobayashi" }, { "斎藤", "saito" } } },
  { "India", "मुंबई", "महात्मा गांधी मार्ग", "400001", "022 22",
    { { "प्रिया", "priya" }, { "अर्जुन", "arjun" }, { "मीरा", "meera" }, { "राहुल", "rahul" }, { "अनीता", "anita" }, { "विक्रम", "vikram" }, { "कृष्ण", "krishna" }, { "दीपा", "deepa" } },
    { { "शर्मा", "sharma" }, { "वर्मा", "verma" }, { "सिंह", "singh" }, { "गुप्ता", "gupta" }, { "जोशी", "joshi" }, { "कुलकर्णी", "kulkarni" }, { "मिश्रा", "mishra" }, { "देसाई", "desai" } } },
  { "South Korea", "부산", "해운대로", "48094", "051 74",
    { { "서연", "seoyeon" }, { "민준", "minjun" }, { "지우", "jiwoo" }, { "현우", "hyunwoo" }, { "수빈", "subin" }, { "도윤", "doyun" }, { "하은", "haeun" }, { "준호", "junho" } },
    { { "김", "kim" }, { "이", "lee" }, { "박", "park" }, { "최", "choi" }, { "정", "jung" }, { "남궁", "namgung" }, { "한", "han" }, { "윤", "yoon" } } },
};

/**
 * tandem_sample_get_countries:
 * @n_countries: (out): how many
 *
 * Returns: (transfer none) (array length=n_countries): the countries of the sample firm
 */
const TandemSampleCountry *
tandem_sample_get_countries (guint *n_countries)
{
  *n_countries = G_N_ELEMENTS (countries);
  return countries;
}
