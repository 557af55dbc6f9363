package io.claritytoolbox.scrub;

import static java.util.regex.Matcher.quoteReplacement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that tell what follows: a segment of a path, a parameter, a word before a number. */
enum Label {
  /** A secret follows, within some segments: {@code /reset/confirm/TOKEN}. */
  SECRET(
      "reset resetting token tokens sid sess sessid phpsessid jsessionid sessionid sessiontoken"
          + " invite invites invitation invitations verify verification verifying confirm"
          + " confirmation unsubscribe unsub optout magic magiclink activate activation secret"
          + " secrets password passwd pwd passcode otp totp recover recovery unlock credentials"
          + " credential jwt csrf nonce signature sig hmac apikey accesskey oauth sso autologin"
          + " onetime passwort zuruecksetzen abmelden abmeldung bestaetigen bestaetigung"
          + " einladung aktivieren aktivierung freischalten motdepasse reinitialiser"
          + " reinitialisation desabonner desinscription verifier invitacion contrasena"
          + " restablecer verificar verificacion confirmar confirmacion activar cancelar"
          + " wachtwoord bevestigen bevestiging uitnodiging afmelden activeren haslo resetuj"
          + " potwierdz potwierdzenie zaproszenie aktywacja aktywuj wypisz sifre sifirla dogrula"
          + " dogrulama davet aktivasyon onayla"),

  /** A secret or a personal id follows at once, unless it is a word. */
  PRIVATE(
      "share shared code key auth login signin callback session join hash redeem voucher"
          + " giftcard referral ref track tracking trackingnumber parcel shipment booking"
          + " reservation pnr itinerary boardingpass approve passport nino steuerid ssn mrn"
          + " iban ticketcode accesscode invitecode patient patients"),

  /** Before {@code =}, personal data follows. */
  PERSONAL(
      "pass email mail emailaddress phone telephone tel mobile user username name firstname"
          + " lastname fullname surname uid userid address street zip postcode dob birthday lat"
          + " lng lon latitude longitude card cardnumber cvv cvc pin account ip clientip"),

  /** A telephone number follows. */
  PHONE(
      "phone phones phonenumber telephone telefon telefone telefono telefoon teléfono téléphone"
          + " tel tlf fon handy handynummer mobilenumber mobilephone cell cellphone fax whatsapp"
          + " sms call dial msisdn gsm rufnummer anruf telefonnummer mobil 电话 手机 联系电话"),

  /** An account number or an official number follows. */
  ACCOUNT(
      "ssn iban nhs mrn patient patients patientid passport nino insurancenumber accountnumber"
          + " konto kontonummer steuernummer steuerid taxid cardnumber creditcard cpf dni bsn"
          + " pesel tckn aadhaar otp passcode svnr svnummer acct personalausweis bvn sin"),

  /** The number of a person, an order or a booking follows. */
  PERSON(
      "user users uid userid member members customer customers client clients kunde kunden"
          + " kundennummer account accounts order orders bestellung bestellungen commande"
          + " commandes pedido pedidos zamowienie siparis invoice invoices rechnung rechnungen"
          + " facture factures booking bookings reservation reservations contact contacts lead"
          + " leads subscriber subscribers employee applicant candidate case claim claims policy"
          + " contract vertrag taxpayer profile guest passenger ticket tickets tracking track"),

  /** The number of a product or an article follows. */
  PRODUCT(
      "product products produkt produkte produit produits producto productos prodotto prodotti"
          + " produto produtos p dp pd item items itm sku gtin ean upc isbn asin mpn article"
          + " articles artikel artikelnummer art artnr model modell part parts partno story news"
          + " video videos watch post posts catalog book books buch urun offer listing recipe"
          + " thread topic questions release releases issue shop doi"),

  /** Between a label and its number: {@code phone no. 123}. */
  FILLER("no nr num number nummer numero id is code address");

  private static final Pattern SPLIT = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[a-z])(?=[A-Z])");
  private static final Pattern VALUE =
      Pattern.compile("(?<![\\p{L}\\p{N}_.-])([\\p{L}\\p{N}_.-]{2,32})=([^\\s&;,=]++)");

  private static final int REACH = 3;
  private static final int MOST_WORDS = 3;

  /** How far before a number labels are looked for. */
  private static final int WINDOW = 48;

  private static final int LONGEST_GAP = 3;

  @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf makes an immutable set
  private final Set<String> words;

  Label(String words) {
    this.words = Set.copyOf(Arrays.asList(words.split(" ", -1)));
  }

  boolean has(String word) {
    return words.contains(word);
  }

  /** Whether a secret follows these segments. */
  static boolean announceSecret(List<String> before) {
    int last = before.size() - 1;
    for (int i = last; i >= 0 && i > last - REACH; i--) {
      if (SECRET.names(before.get(i)) || (i == last && PRIVATE.names(before.get(i)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the value of a parameter is secret or personal. */
  static boolean isSecretParameter(String name) {
    return SECRET.names(name) || PRIVATE.names(name) || PERSONAL.names(name);
  }

  /** Masks the values of such parameters: {@code sid=42}. */
  static String maskValues(String text) {
    return text.indexOf('=') < 0
        ? text
        : VALUE
            .matcher(text)
            .replaceAll(
                found ->
                    quoteReplacement(
                        isSecretParameter(found.group(1))
                            ? found.group(1) + "=" + Masks.ID
                            : found.group()));
  }

  /**
   * The word before a place in a text, in lower case; {@code phone} in {@code phone no. 5}. Empty
   * if there is none.
   *
   * @param name what stands before the whole text
   */
  static String before(String text, int place, String name) {
    String near = text.substring(Math.max(0, place - WINDOW), place);
    String all = place <= WINDOW ? name + "/" + near : near;
    int end = endOfWord(all, all.length());
    int start = startOfWord(all, end);
    String word = all.substring(start, end).toLowerCase(Locale.ROOT);
    if (!FILLER.has(word)) {
      return word;
    }
    int endBefore = endOfWord(all, start);
    return all.substring(startOfWord(all, endBefore), endBefore).toLowerCase(Locale.ROOT);
  }

  private static int endOfWord(String text, int from) {
    int end = from;
    while (end > 0
        && from - end < LONGEST_GAP
        && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int startOfWord(String text, int end) {
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Whether a short name contains one of the words, or is made of them. */
  private boolean names(String name) {
    if (name.length() > WINDOW) {
      return false;
    }
    List<String> said = new ArrayList<>();
    for (String word : SPLIT.split(name, -1)) {
      if (!word.isEmpty()) {
        said.add(word.toLowerCase(Locale.ROOT));
      }
    }
    boolean few = said.size() <= MOST_WORDS;
    return has(String.join("", said))
        || (few && said.stream().anyMatch(word -> has(word) || isTwo(word)));
  }

  /** {@code resetpassword}, {@code emailverify}: a label beside another known word. */
  private boolean isTwo(String word) {
    for (int cut = 2; cut < word.length() - 1; cut++) {
      String first = word.substring(0, cut);
      String second = word.substring(cut);
      if ((has(first) && isKnown(second)) || (has(second) && isKnown(first))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKnown(String word) {
    return SECRET.has(word)
        || PRIVATE.has(word)
        || PERSONAL.has(word)
        || FILLER.has(word)
        || word.matches("link|access|refresh|api|forgot|new|newsletter|reset|php|url|page|magic");
  }
}
