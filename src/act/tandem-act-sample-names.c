/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Invented people in the scripts a firm meets: Latin, Greek, Cyrillic, Hebrew, Arabic, Han, Kana, Hangul, Devanagari, Thai and
 * Georgian. Given and family names are put together freely, so family names are such as men and women have alike. The letters
 * of an e-mail address are told apart within each list: no two people of a country have the same. Data, not words of the
 * interface: they are not translated. */
#include "act/tandem-act-sample-names.h"

/* clang-format off */
static const TandemSampleCountry countries[] = {
  { "Ireland", "ie", "Galway", "Quay Street", "H91 F2KT", "091 55",
    {
      { "Aoife", "aoife" }, { "Seán", "sean" }, { "Niamh", "niamh" }, { "Róisín", "roisin" }, { "Emma", "emma" },
      { "Jack", "jack" }, { "Ciarán", "ciaran" }, { "Grace", "grace" }, { "Saoirse", "saoirse" }, { "Conor", "conor" },
      { "Sinéad", "sinead" }, { "Liam", "liam" }, { "Caoimhe", "caoimhe" }, { "Declan", "declan" }, { "Órla", "orla" },
      { "Fionn", "fionn" }, { "Maeve", "maeve" }, { "Brendan", "brendan" }, { "Clodagh", "clodagh" }, { "Eoin", "eoin" },
      { "Bríd", "brid" }, { "Pádraig", "padraig" }, { "Hannah", "hannah" }, { "Tadhg", "tadhg" },
    },
    {
      { "O’Brien", "obrien" }, { "Walsh", "walsh" }, { "Nolan", "nolan" }, { "Byrne", "byrne" }, { "Doyle", "doyle" },
      { "Kelly", "kelly" }, { "Lynch", "lynch" }, { "Murphy", "murphy" }, { "Ryan", "ryan" }, { "O’Connor", "oconnor" },
      { "McCarthy", "mccarthy" }, { "Gallagher", "gallagher" }, { "Kennedy", "kennedy" }, { "Doherty", "doherty" },
      { "Quinn", "quinn" }, { "Fitzgerald", "fitzgerald" }, { "Brennan", "brennan" }, { "Burke", "burke" },
      { "Moran", "moran" }, { "Keane", "keane" }, { "Hennessy", "hennessy" }, { "Flanagan", "flanagan" },
      { "O’Leary", "oleary" }, { "Tierney", "tierney" },
    } },
  { "Germany", "de", "Köln", "Lindenstraße", "50674", "0221 47",
    {
      { "Jürgen", "juergen" }, { "Käthe", "kaethe" }, { "Søren", "soeren" }, { "Anneliese", "anneliese" },
      { "Björn", "bjoern" }, { "Zoë", "zoe" }, { "Lukas", "lukas" }, { "Mira", "mira" }, { "Heike", "heike" },
      { "Stefan", "stefan" }, { "Ingrid", "ingrid" }, { "Thorsten", "thorsten" }, { "Sabine", "sabine" },
      { "Matthias", "matthias" }, { "Ayşe", "ayse" }, { "Felix", "felix" }, { "Monika", "monika" }, { "Jörg", "joerg" },
      { "Lena", "lena" }, { "Günther", "guenther" }, { "Franziska", "franziska" }, { "Emre", "emre" },
      { "Ulrike", "ulrike" }, { "Paul", "paul" },
    },
    {
      { "Müller", "mueller" }, { "Groß", "gross" }, { "Schäfer", "schaefer" }, { "von Aßmann", "assmann" },
      { "Weber", "weber" }, { "Köhler", "koehler" }, { "Brandt", "brandt" }, { "Yıldız", "yildiz" },
      { "Schmidt", "schmidt" }, { "Fischer", "fischer" }, { "Hoffmann", "hoffmann" }, { "Krüger", "krueger" },
      { "Wagner", "wagner" }, { "Becker", "becker" }, { "Lange", "lange" }, { "Böhm", "boehm" }, { "Vogel", "vogel" },
      { "Jansen", "jansen" }, { "Hübner", "huebner" }, { "Kaya", "kaya" }, { "Seidel", "seidel" }, { "Roth", "roth" },
      { "Petersen", "petersen" }, { "Sommer", "sommer" },
    } },
  { "Poland", "pl", "Łódź", "ulica Piotrkowska", "90-001", "042 63",
    {
      { "Łukasz", "lukasz" }, { "Małgorzata", "malgorzata" }, { "Zbigniew", "zbigniew" }, { "Agnieszka", "agnieszka" },
      { "Michał", "michal" }, { "Żaneta", "zaneta" }, { "Ewa", "ewa" }, { "Paweł", "pawel" }, { "Katarzyna", "katarzyna" },
      { "Piotr", "piotr" }, { "Zofia", "zofia" }, { "Stanisław", "stanislaw" }, { "Joanna", "joanna" },
      { "Grzegorz", "grzegorz" }, { "Bożena", "bozena" }, { "Wojciech", "wojciech" }, { "Iwona", "iwona" },
      { "Jakub", "jakub" }, { "Krystyna", "krystyna" }, { "Rafał", "rafal" }, { "Magdalena", "magdalena" },
      { "Mirosław", "miroslaw" }, { "Hanna", "hanna" }, { "Tomasz", "tomasz" },
    },
    {
      { "Wójcik", "wojcik" }, { "Nowak", "nowak" }, { "Mazur", "mazur" }, { "Szczęsny", "szczesny" },
      { "Kowalczyk", "kowalczyk" }, { "Zając", "zajac" }, { "Wróbel", "wrobel" }, { "Dudek", "dudek" },
      { "Stępień", "stepien" }, { "Pawlak", "pawlak" }, { "Sikora", "sikora" }, { "Walczak", "walczak" },
      { "Baran", "baran" }, { "Michalak", "michalak" }, { "Szewczyk", "szewczyk" }, { "Pietrzak", "pietrzak" },
      { "Duda", "duda" }, { "Włodarczyk", "wlodarczyk" }, { "Gołąb", "golab" }, { "Kołodziej", "kolodziej" },
      { "Bąk", "bak" }, { "Wilk", "wilk" }, { "Lis", "lis" }, { "Kaźmierczak", "kazmierczak" },
    } },
  { "Spain", "es", "A Coruña", "Calle Real", "15003", "0981 22",
    {
      { "José", "jose" }, { "Íñigo", "inigo" }, { "Begoña", "begona" }, { "Lucía", "lucia" }, { "Andrés", "andres" },
      { "Noé", "noe" }, { "Marta", "marta" }, { "Ximena", "ximena" }, { "Álvaro", "alvaro" }, { "Inés", "ines" },
      { "Pablo", "pablo" }, { "Carmen", "carmen" }, { "Sergio", "sergio" }, { "Rocío", "rocio" }, { "Javier", "javier" },
      { "Nuria", "nuria" }, { "Adrián", "adrian" }, { "Pilar", "pilar" }, { "Hugo", "hugo" }, { "Elena", "elena" },
      { "Ramón", "ramon" }, { "Sofía", "sofia" }, { "Tomás", "tomas" }, { "Candela", "candela" },
    },
    {
      { "Núñez", "nunez" }, { "García", "garcia" }, { "Peña", "pena" }, { "Ibáñez", "ibanez" }, { "López", "lopez" },
      { "Ortega", "ortega" }, { "Castaño", "castano" }, { "Ruiz", "ruiz" }, { "Fernández", "fernandez" },
      { "Muñoz", "munoz" }, { "Romero", "romero" }, { "Vázquez", "vazquez" }, { "Domínguez", "dominguez" },
      { "Gil", "gil" }, { "Serrano", "serrano" }, { "Méndez", "mendez" }, { "Cruz", "cruz" }, { "Vega", "vega" },
      { "Cabrera", "cabrera" }, { "Iglesias", "iglesias" }, { "Cortés", "cortes" }, { "Santos", "santos" },
      { "Pascual", "pascual" }, { "Otero", "otero" },
    } },
  { "Greece", "gr", "Αθήνα", "Οδός Ερμού", "105 63", "0210 32",
    {
      { "Ελένη", "eleni" }, { "Γιώργος", "giorgos" }, { "Μαρία", "maria" }, { "Νίκος", "nikos" }, { "Αθηνά", "athina" },
      { "Κώστας", "kostas" }, { "Σοφία", "sofia" }, { "Πέτρος", "petros" }, { "Κατερίνα", "katerina" },
      { "Δημήτρης", "dimitris" }, { "Βασιλική", "vasiliki" }, { "Γιάννης", "giannis" }, { "Ιωάννα", "ioanna" },
      { "Θανάσης", "thanasis" }, { "Δέσποινα", "despoina" }, { "Χρήστος", "christos" }, { "Αναστασία", "anastasia" },
      { "Μιχάλης", "michalis" }, { "Ευαγγελία", "evangelia" }, { "Παναγιώτης", "panagiotis" }, { "Δήμητρα", "dimitra" },
      { "Σπύρος", "spyros" }, { "Ειρήνη", "eirini" }, { "Αλέξανδρος", "alexandros" },
    },
    {
      { "Νικολάου", "nikolaou" }, { "Ιωάννου", "ioannou" }, { "Βασιλείου", "vasileiou" }, { "Γεωργίου", "georgiou" },
      { "Αθανασίου", "athanasiou" }, { "Οικονόμου", "oikonomou" }, { "Παπανικολάου", "papanikolaou" },
      { "Δημητρίου", "dimitriou" }, { "Κωνσταντίνου", "konstantinou" }, { "Παπαϊωάννου", "papaioannou" },
      { "Αντωνίου", "antoniou" }, { "Χριστοδούλου", "christodoulou" }, { "Θεοδώρου", "theodorou" },
      { "Αναστασίου", "anastasiou" }, { "Παναγιώτου", "panagiotou" }, { "Ευαγγέλου", "evangelou" },
      { "Στεφάνου", "stefanou" }, { "Παπαγεωργίου", "papageorgiou" }, { "Παπαδημητρίου", "papadimitriou" },
      { "Γρηγορίου", "grigoriou" }, { "Πέτρου", "petrou" }, { "Παύλου", "pavlou" }, { "Χατζηνικολάου", "chatzinikolaou" },
      { "Μιχαήλ", "michail" },
    } },
  { "Ukraine", "ua", "Одеса", "вулиця Дерибасівська", "65026", "048 72",
    {
      { "Іван", "ivan" }, { "Марія", "mariia" }, { "Юрій", "yurii" }, { "Олена", "olena" }, { "Дмитро", "dmytro" },
      { "Яна", "yana" }, { "Степан", "stepan" }, { "Надія", "nadiia" }, { "Тарас", "taras" }, { "Оксана", "oksana" },
      { "Богдан", "bohdan" }, { "Наталія", "nataliia" }, { "Андрій", "andrii" }, { "Ганна", "hanna" },
      { "Микола", "mykola" }, { "Людмила", "liudmyla" }, { "Захар", "zakhar" }, { "Катерина", "kateryna" },
      { "Ярослав", "yaroslav" }, { "Ірина", "iryna" }, { "Сергій", "serhii" }, { "Жанна", "zhanna" },
      { "Олексій", "oleksii" }, { "Соломія", "solomiia" },
    },
    {
      { "Шевченко", "shevchenko" }, { "Ковальчук", "kovalchuk" }, { "Бондаренко", "bondarenko" },
      { "Юрченко", "yurchenko" }, { "Ткачук", "tkachuk" }, { "Кравченко", "kravchenko" }, { "Олійник", "oliinyk" },
      { "Мороз", "moroz" }, { "Лисенко", "lysenko" }, { "Савчук", "savchuk" }, { "Петренко", "petrenko" },
      { "Мельник", "melnyk" }, { "Гончаренко", "honcharenko" }, { "Щербань", "shcherban" }, { "Кузьменко", "kuzmenko" },
      { "Романюк", "romaniuk" }, { "Іваненко", "ivanenko" }, { "Коваль", "koval" }, { "Павленко", "pavlenko" },
      { "Дяченко", "diachenko" }, { "Клименко", "klymenko" }, { "Єрмак", "yermak" }, { "Сидоренко", "sydorenko" },
      { "Чорновіл", "chornovil" },
    } },
  { "Israel", "il", "תל אביב", "רחוב דיזנגוף", "6433222", "03 52",
    {
      { "נועה", "noa" }, { "דוד", "david" }, { "יעל", "yael" }, { "משה", "moshe" }, { "תמר", "tamar" }, { "אורי", "uri" },
      { "מיכל", "michal" }, { "איתן", "eitan" }, { "שירה", "shira" }, { "יוסף", "yosef" }, { "רחל", "rachel" },
      { "עומר", "omer" }, { "מאיה", "maya" }, { "אברהם", "avraham" }, { "טליה", "talia" }, { "יונתן", "yonatan" },
      { "הדס", "hadas" }, { "גיא", "guy" }, { "אסתר", "esther" }, { "נדב", "nadav" }, { "רות", "ruth" }, { "עידו", "ido" },
      { "דנה", "dana" }, { "אלון", "alon" },
    },
    {
      { "כהן", "cohen" }, { "לוי", "levi" }, { "מזרחי", "mizrahi" }, { "פרץ", "peretz" }, { "ביטון", "biton" },
      { "דהן", "dahan" }, { "שפירא", "shapira" }, { "גולן", "golan" }, { "פרידמן", "friedman" }, { "אזולאי", "azoulay" },
      { "מלכה", "malka" }, { "כץ", "katz" }, { "אוחיון", "ohayon" }, { "חדד", "hadad" }, { "רוזנברג", "rosenberg" },
      { "ברק", "barak" }, { "גבאי", "gabai" }, { "שלום", "shalom" }, { "בן דוד", "bendavid" }, { "אדרי", "edri" },
      { "סגל", "segal" }, { "הרשקוביץ", "hershkovitz" }, { "עמר", "amar" }, { "וקנין", "vaknin" },
    } },
  { "Jordan", "jo", "عمّان", "شارع الرينبو", "11183", "06 46",
    {
      { "ليلى", "layla" }, { "أحمد", "ahmad" }, { "فاطمة", "fatima" }, { "يوسف", "yousef" }, { "نور", "nour" },
      { "خالد", "khaled" }, { "سلمى", "salma" }, { "طارق", "tareq" }, { "مريم", "mariam" }, { "عمر", "omar" },
      { "هدى", "huda" }, { "حسن", "hassan" }, { "رانيا", "rania" }, { "محمود", "mahmoud" }, { "زينب", "zainab" },
      { "سامي", "sami" }, { "دينا", "dina" }, { "إبراهيم", "ibrahim" }, { "لينا", "lina" }, { "بلال", "bilal" },
      { "أمل", "amal" }, { "زيد", "zaid" }, { "سناء", "sanaa" }, { "فارس", "fares" },
    },
    {
      { "حدّاد", "haddad" }, { "المصري", "almasri" }, { "خوري", "khoury" }, { "النجّار", "alnajjar" }, { "صالح", "saleh" },
      { "منصور", "mansour" }, { "عبد الله", "abdullah" }, { "قاسم", "qasem" }, { "الزعبي", "alzoubi" },
      { "حمدان", "hamdan" }, { "العمري", "alomari" }, { "سليمان", "suleiman" }, { "البكري", "albakri" },
      { "درويش", "darwish" }, { "الشريف", "alsharif" }, { "عوّاد", "awwad" }, { "القضاة", "alqudah" }, { "جابر", "jaber" },
      { "نصّار", "nassar" }, { "الخطيب", "alkhatib" }, { "شاهين", "shahin" }, { "طوقان", "touqan" },
      { "عبيدات", "obeidat" }, { "ياسين", "yasin" },
    } },
  { "Taiwan", "tw", "臺北市", "中山北路", "104", "02 25",
    {
      { "小明", "xiaoming" }, { "美玲", "meiling" }, { "志強", "zhiqiang" }, { "雅婷", "yating" }, { "建國", "jianguo" },
      { "淑芬", "shufen" }, { "家豪", "jiahao" }, { "怡君", "yijun" }, { "俊傑", "junjie" }, { "佳穎", "jiaying" },
      { "冠宇", "guanyu" }, { "詩涵", "shihan" }, { "宗翰", "zonghan" }, { "欣怡", "xinyi" }, { "柏翰", "bohan" }, { "雅雯", "yawen" },
      { "承恩", "chengen" }, { "惠如", "huiru" }, { "文雄", "wenxiong" }, { "麗華", "lihua" }, { "品妤", "pinyu" },
      { "明哲", "mingzhe" }, { "秀英", "xiuying" }, { "子軒", "zixuan" },
    },
    {
      { "王", "wang" }, { "陳", "chen" }, { "林", "lin" }, { "張", "zhang" }, { "黃", "huang" }, { "歐陽", "ouyang" },
      { "吳", "wu" }, { "劉", "liu" }, { "蔡", "cai" }, { "楊", "yang" }, { "許", "xu" }, { "鄭", "zheng" }, { "謝", "xie" },
      { "洪", "hong" }, { "郭", "guo" }, { "邱", "qiu" }, { "曾", "zeng" }, { "廖", "liao" }, { "賴", "lai" }, { "周", "zhou" },
      { "葉", "ye" }, { "蘇", "su" }, { "司徒", "situ" }, { "羅", "luo" },
    } },
  { "Japan", "jp", "横浜市", "元町", "231-0861", "045 66",
    {
      { "さくら", "sakura" }, { "健太", "kenta" }, { "ひなた", "hinata" }, { "ケン", "ken" }, { "美咲", "misaki" }, { "大輔", "daisuke" },
      { "ゆい", "yui" }, { "翔太", "shota" }, { "あおい", "aoi" }, { "リサ", "risa" }, { "かおり", "kaori" }, { "拓也", "takuya" },
      { "まゆみ", "mayumi" }, { "エミ", "emi" }, { "直樹", "naoki" }, { "なつみ", "natsumi" }, { "陽子", "yoko" }, { "ジュン", "jun" },
      { "ひろし", "hiroshi" }, { "みのり", "minori" }, { "蓮", "ren" }, { "つばさ", "tsubasa" }, { "アンナ", "anna" },
      { "めぐみ", "megumi" },
    },
    {
      { "佐藤", "sato" }, { "髙橋", "takahashi" }, { "渡邊", "watanabe" }, { "伊藤", "ito" }, { "山本", "yamamoto" },
      { "中村", "nakamura" }, { "小林", "kobayashi" }, { "斎藤", "saito" }, { "鈴木", "suzuki" }, { "田中", "tanaka" },
      { "加藤", "kato" }, { "吉田", "yoshida" }, { "山田", "yamada" }, { "松本", "matsumoto" }, { "井上", "inoue" },
      { "木村", "kimura" }, { "清水", "shimizu" }, { "林", "hayashi" }, { "池田", "ikeda" }, { "橋本", "hashimoto" },
      { "森", "mori" }, { "石川", "ishikawa" }, { "前田", "maeda" }, { "藤田", "fujita" },
    } },
  { "South Korea", "kr", "부산", "해운대로", "48094", "051 74",
    {
      { "서연", "seoyeon" }, { "민준", "minjun" }, { "지우", "jiwoo" }, { "현우", "hyunwoo" }, { "수빈", "subin" }, { "도윤", "doyun" },
      { "하은", "haeun" }, { "준호", "junho" }, { "예진", "yejin" }, { "성민", "sungmin" }, { "유나", "yuna" }, { "동현", "donghyun" },
      { "지혜", "jihye" }, { "승우", "seungwoo" }, { "은지", "eunji" }, { "재훈", "jaehoon" }, { "미영", "miyoung" },
      { "태영", "taeyoung" }, { "소희", "sohee" }, { "영수", "youngsoo" }, { "나래", "narae" }, { "상철", "sangchul" },
      { "보라", "bora" }, { "진우", "jinwoo" },
    },
    {
      { "김", "kim" }, { "이", "lee" }, { "박", "park" }, { "최", "choi" }, { "정", "jung" }, { "남궁", "namgung" },
      { "한", "han" }, { "윤", "yoon" }, { "강", "kang" }, { "조", "cho" }, { "장", "jang" }, { "임", "lim" }, { "오", "oh" },
      { "서", "seo" }, { "신", "shin" }, { "권", "kwon" }, { "황", "hwang" }, { "안", "ahn" }, { "송", "song" }, { "홍", "hong" },
      { "선우", "sunwoo" }, { "문", "moon" }, { "배", "bae" }, { "백", "baek" },
    } },
  { "India", "in", "मुंबई", "महात्मा गांधी मार्ग", "400001", "022 22",
    {
      { "प्रिया", "priya" }, { "अर्जुन", "arjun" }, { "मीरा", "meera" }, { "राहुल", "rahul" }, { "अनीता", "anita" },
      { "विक्रम", "vikram" }, { "कृष्ण", "krishna" }, { "दीपा", "deepa" }, { "संजय", "sanjay" }, { "कविता", "kavita" },
      { "रोहित", "rohit" }, { "सुनीता", "sunita" }, { "अमित", "amit" }, { "पूजा", "pooja" }, { "राजेश", "rajesh" },
      { "नेहा", "neha" }, { "मनोज", "manoj" }, { "लक्ष्मी", "lakshmi" }, { "आदित्य", "aditya" }, { "शांति", "shanti" },
      { "विजय", "vijay" }, { "गीता", "geeta" }, { "हर्ष", "harsh" }, { "इंदिरा", "indira" },
    },
    {
      { "शर्मा", "sharma" }, { "वर्मा", "verma" }, { "सिंह", "singh" }, { "गुप्ता", "gupta" }, { "जोशी", "joshi" },
      { "कुलकर्णी", "kulkarni" }, { "मिश्रा", "mishra" }, { "देसाई", "desai" }, { "पटेल", "patel" }, { "यादव", "yadav" },
      { "मेहता", "mehta" }, { "अग्रवाल", "agarwal" }, { "चौहान", "chauhan" }, { "पांडे", "pandey" }, { "ठाकुर", "thakur" },
      { "कपूर", "kapoor" }, { "तिवारी", "tiwari" }, { "जाधव", "jadhav" }, { "शिंदे", "shinde" }, { "त्रिवेदी", "trivedi" },
      { "भट्ट", "bhatt" }, { "मल्होत्रा", "malhotra" }, { "राव", "rao" }, { "शुक्ला", "shukla" },
    } },
  { "Thailand", "th", "เชียงใหม่", "ถนนนิมมานเหมินท์", "50200", "053 21",
    {
      { "สมชาย", "somchai" }, { "มาลี", "malee" }, { "ณัฐพล", "natthaphon" }, { "อรุณ", "arun" }, { "สุดา", "suda" },
      { "วิชัย", "wichai" }, { "กานดา", "kanda" }, { "ธนา", "thana" }, { "พิมพ์ใจ", "phimchai" }, { "ประเสริฐ", "prasoet" },
      { "นภา", "napha" }, { "สมศักดิ์", "somsak" }, { "ดวงใจ", "duangchai" }, { "อนันต์", "anan" }, { "รัตนา", "rattana" },
      { "ชัยวัฒน์", "chaiwat" }, { "ปราณี", "pranee" }, { "กิตติ", "kitti" }, { "จันทร์", "chan" }, { "บุญมี", "bunmi" },
      { "ศิริพร", "siriphon" }, { "เอก", "ek" }, { "วันดี", "wandee" }, { "ไพโรจน์", "phairot" },
    },
    {
      { "สุขใจ", "sukchai" }, { "ทองดี", "thongdi" }, { "ศรีสุข", "sisuk" }, { "บุญมาก", "bunmak" },
      { "แก้วใส", "kaeosai" }, { "วงศ์ไทย", "wongthai" }, { "จันทร์เพ็ญ", "chanphen" }, { "ใจดี", "chaidee" },
      { "รุ่งเรือง", "rungrueang" }, { "พงษ์พันธ์", "phongphan" }, { "มั่นคง", "mankhong" }, { "สายทอง", "saithong" },
      { "ชัยชนะ", "chaichana" }, { "แสงจันทร์", "saengchan" }, { "ดอกไม้", "dokmai" }, { "ทรัพย์มาก", "sapmak" },
      { "เพชรงาม", "phetngam" }, { "นาคสุข", "naksuk" }, { "บัวทอง", "buathong" }, { "ศรีวิชัย", "siwichai" },
      { "คำแก้ว", "khamkaeo" }, { "พรหมมา", "phromma" }, { "อินทร์แก้ว", "inkaeo" }, { "ยิ่งเจริญ", "yingcharoen" },
    } },
  { "Georgia", "ge", "თბილისი", "რუსთაველის გამზირი", "0108", "032 29",
    {
      { "ნინო", "nino" }, { "გიორგი", "giorgi" }, { "თამარ", "tamar" }, { "ლევან", "levan" }, { "მარიამ", "mariam" },
      { "დავით", "davit" }, { "ანა", "ana" }, { "ირაკლი", "irakli" }, { "ქეთევან", "ketevan" }, { "ზურაბ", "zurab" },
      { "ელენე", "elene" }, { "ლუკა", "luka" }, { "სალომე", "salome" }, { "ნიკა", "nika" }, { "თეა", "tea" },
      { "ვახტანგ", "vakhtang" }, { "ეკა", "eka" }, { "შოთა", "shota" }, { "ნათია", "natia" }, { "თორნიკე", "tornike" },
      { "ლალი", "lali" }, { "გურამ", "guram" }, { "მაია", "maia" }, { "ბექა", "beka" },
    },
    {
      { "ბერიძე", "beridze" }, { "კაპანაძე", "kapanadze" }, { "გელაშვილი", "gelashvili" }, { "მაისურაძე", "maisuradze" },
      { "ლომიძე", "lomidze" }, { "წიკლაური", "tsiklauri" }, { "ხუციშვილი", "khutsishvili" },
      { "ჯავახიშვილი", "javakhishvili" }, { "ნოზაძე", "nozadze" }, { "კვარაცხელია", "kvaratskhelia" },
      { "მამულაშვილი", "mamulashvili" }, { "თოდუა", "todua" }, { "შენგელია", "shengelia" }, { "აბაშიძე", "abashidze" },
      { "ღვინიაშვილი", "ghviniashvili" }, { "დოლიძე", "dolidze" }, { "ჩხეიძე", "chkheidze" },
      { "ფირცხალავა", "pirtskhalava" }, { "გოგოლაძე", "gogoladze" }, { "სულაბერიძე", "sulaberidze" },
      { "ქავთარაძე", "kavtaradze" }, { "ბოლქვაძე", "bolkvadze" }, { "ჟვანია", "zhvania" }, { "ყიფიანი", "kipiani" },
    } },
};
/* clang-format on */

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
