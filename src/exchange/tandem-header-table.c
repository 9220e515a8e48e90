/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-header-table.h"

#define GOOGLE      TANDEM_IMPORT_PROGRAM_GOOGLE
#define GOOGLE_OLD  TANDEM_IMPORT_PROGRAM_GOOGLE_OLD
#define OUTLOOK     TANDEM_IMPORT_PROGRAM_OUTLOOK
#define LINKEDIN    TANDEM_IMPORT_PROGRAM_LINKEDIN
#define HUBSPOT     TANDEM_IMPORT_PROGRAM_HUBSPOT
#define SALESFORCE  TANDEM_IMPORT_PROGRAM_SALESFORCE
#define MAILCHIMP   TANDEM_IMPORT_PROGRAM_MAILCHIMP
#define THUNDERBIRD TANDEM_IMPORT_PROGRAM_THUNDERBIRD
#define ANY         TANDEM_IMPORT_PROGRAM_UNKNOWN
#define FIELD(name) TANDEM_IMPORT_FIELD_##name

/* The headers that these programs write, from their exports. "Title" is a name prefix in Outlook and a job in Salesforce:
 * hence a program's own lines come before those for any. */
const TandemHeaderRule tandem_header_rules[] = {
  { GOOGLE, FIELD (FULL_NAME), "File As" },
  { GOOGLE, FIELD (READING_NAME), "Phonetic Last Name|Phonetic First Name" },
  { GOOGLE, FIELD (NONE), "Phonetic Middle Name|Nickname|Photo|Labels|E-mail 1 - Label|Phone 1 - Label|Address 1 - Label|"
                          "Website 1 - Label|Address 1 - Formatted|Address 1 - PO Box" },
  { GOOGLE, FIELD (COMPANY), "Organization Name" },
  { GOOGLE, FIELD (JOB_TITLE), "Organization Title" },
  { GOOGLE, FIELD (DEPARTMENT), "Organization Department" },
  { GOOGLE_OLD, FIELD (FULL_NAME), "Name" },
  { GOOGLE_OLD, FIELD (MIDDLE_NAME), "Additional Name" },
  { GOOGLE_OLD, FIELD (READING_NAME), "Yomi Name" },
  { GOOGLE_OLD, FIELD (NONE), "Given Name Yomi|Additional Name Yomi|Family Name Yomi|Initials|Nickname|Short Name|Maiden Name|"
                              "Gender|Location|Billing Information|Directory Server|Mileage|Occupation|Hobby|Sensitivity|"
                              "Priority|Subject|Language|Photo|Group Membership|E-mail 1 - Type|Phone 1 - Type|"
                              "Organization 1 - Type|Organization 1 - Yomi Name" },
  { GOOGLE_OLD, FIELD (COMPANY), "Organization 1 - Name" },
  { GOOGLE_OLD, FIELD (JOB_TITLE), "Organization 1 - Title" },
  { GOOGLE_OLD, FIELD (DEPARTMENT), "Organization 1 - Department" },
  { OUTLOOK, FIELD (PREFIX), "Title" },
  { OUTLOOK, FIELD (PHONE), "Business Phone|Business Phone 2|Primary Phone|Home Phone|Home Phone 2|Other Phone" },
  { OUTLOOK, FIELD (STREET), "Business Street|Business Street 2|Business Street 3|Home Street|Home Street 2|Home Street 3|"
                             "Other Street|Other Street 2|Other Street 3" },
  { OUTLOOK, FIELD (CITY), "Business City|Home City|Other City" },
  { OUTLOOK, FIELD (REGION), "Business State|Home State|Other State" },
  { OUTLOOK, FIELD (POSTCODE), "Business Postal Code|Home Postal Code|Other Postal Code" },
  { OUTLOOK, FIELD (COUNTRY), "Business Country|Business Country/Region|Home Country|Home Country/Region|Other Country|"
                              "Other Country/Region" },
  { OUTLOOK, FIELD (NONE), "Initials|Gender|Anniversary|Location|Language|Internet Free Busy|Pager|Home Fax|Home Address|"
                           "Home Address PO Box|Spouse|Children|Manager's Name|Assistant's Name|Referred By|"
                           "Company Main Phone|Business Fax|Assistant's Phone|Office Location|Organizational ID Number|"
                           "Profession|Account|Business Address|Business Address PO Box|Categories|Priority|Sensitivity|"
                           "E-mail Type|E-mail Display Name|E-mail 2 Type|E-mail 2 Display Name" },
  { LINKEDIN, FIELD (JOB_TITLE), "Position" },
  { LINKEDIN, FIELD (URL), "URL" },
  { LINKEDIN, FIELD (NONE), "Connected On" },
  { HUBSPOT, FIELD (COMPANY), "Company name|Associated Company" },
  { HUBSPOT, FIELD (ID), "Record ID" },
  { HUBSPOT, FIELD (NONE), "Contact owner|Lead Status|Lifecycle Stage|Create Date" },
  { SALESFORCE, FIELD (PREFIX), "Salutation" },
  { SALESFORCE, FIELD (JOB_TITLE), "Title" },
  { SALESFORCE, FIELD (FULL_NAME), "Contact Full Name" },
  { SALESFORCE, FIELD (COMPANY), "Account Name" },
  { SALESFORCE, FIELD (STREET), "Mailing Street|Other Street" },
  { SALESFORCE, FIELD (CITY), "Mailing City|Other City" },
  { SALESFORCE, FIELD (REGION), "Mailing State/Province|Mailing State|Other State/Province|Other State" },
  { SALESFORCE, FIELD (POSTCODE), "Mailing Zip/Postal Code|Mailing Postal Code|Other Zip/Postal Code|Other Postal Code" },
  { SALESFORCE, FIELD (COUNTRY), "Mailing Country|Other Country" },
  { SALESFORCE, FIELD (NOTES), "Description" },
  { SALESFORCE, FIELD (ID), "Contact ID" },
  { SALESFORCE, FIELD (NONE), "Account Owner|Lead Source" },
  { MAILCHIMP, FIELD (STREET), "Address" },
  { MAILCHIMP, FIELD (GIVEN_NAME), "FNAME" },
  { MAILCHIMP, FIELD (FAMILY_NAME), "LNAME" },
  { MAILCHIMP, FIELD (ID), "EUID|LEID" },
  { MAILCHIMP, FIELD (NONE), "MEMBER_RATING|OPTIN_TIME|OPTIN_IP|CONFIRM_TIME|CONFIRM_IP|LATITUDE|LONGITUDE|GMTOFF|DSTOFF|"
                             "TIMEZONE|CC|REGION|LAST_CHANGED|TAGS" },
  { THUNDERBIRD, FIELD (FULL_NAME), "Display Name" },
  { THUNDERBIRD, FIELD (EMAIL), "Primary Email|Secondary Email" },
  { THUNDERBIRD, FIELD (STREET), "Work Address|Work Address 2|Home Address|Home Address 2" },
  { THUNDERBIRD, FIELD (CITY), "Work City|Home City" },
  { THUNDERBIRD, FIELD (REGION), "Work State|Home State" },
  { THUNDERBIRD, FIELD (POSTCODE), "Work ZipCode|Home ZipCode" },
  { THUNDERBIRD, FIELD (COUNTRY), "Work Country|Home Country" },
  { THUNDERBIRD, FIELD (NONE), "Nickname|Screen Name|Fax Number|Pager Number|Birth Year|Birth Month|Birth Day|Custom 1" },

  { ANY, FIELD (GIVEN_NAME), "First Name|Given Name|Forename|Vorname|Prénom|Nombre|Nome|名" },
  { ANY, FIELD (MIDDLE_NAME), "Middle Name|Additional Name|Zweiter Vorname" },
  { ANY, FIELD (FAMILY_NAME), "Last Name|Family Name|Surname|Nachname|Familienname|Nom|Nom de famille|Apellidos|Apellido|"
                              "Cognome|姓" },
  { ANY, FIELD (FULL_NAME), "Full Name|Display Name|Contact Name|Name|氏名|名前" },
  { ANY, FIELD (PREFIX), "Name Prefix|Prefix|Salutation|Anrede|Civilité" },
  { ANY, FIELD (SUFFIX), "Name Suffix|Suffix" },
  { ANY, FIELD (READING_NAME), "Reading|フリガナ|ふりがな" },
  { ANY, FIELD (EMAIL), "Email|E-mail Address|E-mail 1 - Value|Email 1|E-mail 2 Address|Mail|Courriel|Adresse e-mail|Correo|"
                        "Correo electrónico|メールアドレス" },
  { ANY, FIELD (MOBILE), "Mobile|Mobile Phone|Mobile Phone Number|Mobile Number|Cell|Cell Phone|Handy|Mobil|Portable|Móvil|"
                         "携帯電話" },
  { ANY, FIELD (PHONE), "Phone|Phone Number|Phone 1 - Value|Telephone|Business Phone|Work Phone|Home Phone|Primary Phone|"
                        "Other Phone|Telefon|Telefon 1|Telefonnummer|Tel|Tel 1|Téléphone|Teléfono|Telefono|電話番号" },
  { ANY, FIELD (COMPANY), "Company|Company Name|Organization|Organisation|Organization Name|Account Name|Firma|Fa|"
                          "Unternehmen|Société|Entreprise|Empresa|Azienda|会社名" },
  { ANY, FIELD (JOB_TITLE), "Job Title|Title|Position|Role|Funktion|Fonction|Cargo|役職" },
  { ANY, FIELD (DEPARTMENT), "Department|Abteilung|Service|Departamento|部署" },
  { ANY, FIELD (STREET), "Street|Street Address|Address|Address 1|Address 1 - Street|Address 1 - Extended Address|Straße|Adresse|"
                         "Rue|Calle|Dirección|住所" },
  { ANY, FIELD (CITY), "City|Town|Address 1 - City|Ort|Stadt|Ville|Ciudad|Città|市区町村" },
  { ANY, FIELD (REGION), "State|Region|Province|State/Region|State/Province|Address 1 - Region|Bundesland|都道府県" },
  { ANY, FIELD (POSTCODE), "Postcode|Postal Code|Zip|Zip Code|Zip/Postal Code|Address 1 - Postal Code|PLZ|Postleitzahl|"
                           "Code postal|Código postal|CAP|郵便番号" },
  { ANY, FIELD (COUNTRY), "Country|Country/Region|Address 1 - Country|Land|Pays|País|Paese|国" },
  { ANY, FIELD (URL), "Website|Website URL|URL|Web Page|Web Page 1|Website 1 - Value|Webseite|Site web" },
  { ANY, FIELD (BIRTHDAY), "Birthday|Birthdate|Birth Date|Date of birth|Geburtstag|Geburtsdatum|Geb|"
                           "Date de naissance" },
  { ANY, FIELD (NOTES), "Notes|Note|Comments|Description|Bemerkung|Bemerkungen|Notiz|Notizen|Remarques" },
  { ANY, FIELD (ID), "Tandem ID|Record ID|Contact ID" },
  { ANY, FIELD (NONE), NULL },
};

const TandemHeaderSignature tandem_header_signatures[] = {
  { GOOGLE, "Google Contacts", "Phonetic First Name|Organization Title|Labels|E-mail 1 - Label|Address 1 - Formatted" },
  { GOOGLE_OLD, "Google Contacts", "Given Name Yomi|Group Membership|E-mail 1 - Type|Billing Information|Organization 1 - Name" },
  { OUTLOOK, "Outlook", "Primary Phone|Internet Free Busy|Business Street|Other Phone|E-mail 2 Address|Home Street" },
  { LINKEDIN, "LinkedIn", "Connected On|Position" },
  { HUBSPOT, "HubSpot", "Record ID|Contact owner|Lifecycle Stage|Lead Status|Associated Company|Create Date" },
  { SALESFORCE, "Salesforce", "Mailing Street|Mailing City|Account Name|Account Owner|Mailing Zip/Postal Code|Contact ID" },
  { MAILCHIMP, "Mailchimp", "MEMBER_RATING|LEID|EUID|OPTIN_TIME|CONFIRM_TIME" },
  { THUNDERBIRD, "Thunderbird", "Primary Email|Secondary Email|Screen Name|Home ZipCode|Work ZipCode" },
  { ANY, NULL, NULL },
};
