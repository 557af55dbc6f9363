package io.claritytoolbox.config;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings for air quality and reports all errors together. */
public final class AirConfigReader {
  static final URI CLARITY_MOVEMENT = URI.create("https://clarity-data-api.clarity.io");

  private static final String KEY_REMEDY =
      " In the Clarity Dashboard, an Org Admin finds the application's key under Organization >"
          + " Users > Applications > Actions > API Keys. Add it to this server's `env`.";
  private static final String ORG_REMEDY =
      " In the Clarity Dashboard, click on your user profile; the id stands under Org ID.";
  private static final Set<String> PLACEHOLDERS =
      Set.of("your-key", "your-api-key", "your-org", "your-org-id");
  private static final Pattern ORG = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern SENDABLE = Pattern.compile("[!-~]+");
  private static final Pattern JSON_WEB_TOKEN = Pattern.compile("eyJ[^.]*\\.[^.]*\\.[^.]+");

  private final DataFolder folder;

  /**
   * @param osName Java's {@code os.name}
   * @param userHome Java's {@code user.home}
   */
  public AirConfigReader(String osName, String userHome) {
    this.folder = new DataFolder(osName, userHome);
  }

  public AirConfig.Reading read(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Addresses addresses = new Addresses(folder, variables);
    variables.warnOfUnknown(Set.of(), Setting.PREFIX + "AIR_");
    List<Config.Token> keys = keys(variables);
    URI baseUrl = addresses.baseUrl(Setting.AIR_BASE_URL, CLARITY_MOVEMENT);
    int faultsBefore = variables.faults().size();
    AirConfig config =
        new AirConfig(
            keys,
            org(variables),
            baseUrl,
            addresses.store(),
            ConfigReader.retentionDays(variables));
    boolean isStoreKnown = variables.faults().size() == faultsBefore;
    return new AirConfig.Reading(config, variables.faults(), variables.warnings(), isStoreKnown);
  }

  private static List<Config.Token> keys(Variables variables) {
    String variable = Setting.AIR_API_KEY.variable();
    List<String> texts =
        PastedTokens.in(variables.value(variable).orElse("")).stream().distinct().toList();
    if (texts.isEmpty()) {
      variables.fault(variable + " is not set." + KEY_REMEDY);
    }
    List<Config.Token> keys = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String which = texts.size() == 1 ? "key" : TokenReader.ordinal(i) + " key";
      String fault = faultOf(texts.get(i));
      if (fault.isEmpty()) {
        String name = "the " + which + " in " + variable;
        keys.add(new Config.Token(name, new Secret(texts.get(i)), Instant.MIN, Instant.MAX));
      } else {
        variables.fault("The " + which + " in " + variable + " " + fault + "." + KEY_REMEDY);
      }
    }
    return keys;
  }

  private static String faultOf(String key) {
    if (PLACEHOLDERS.contains(key.toLowerCase(Locale.ROOT))) {
      return "is still a placeholder";
    }
    if (JSON_WEB_TOKEN.matcher(key).matches()) {
      return "is a token of Microsoft Clarity, which is another service";
    }
    return SENDABLE.matcher(key).matches() ? "" : "contains characters that no key has";
  }

  private static String org(Variables variables) {
    String org = variables.value(Setting.AIR_ORG).orElse("");
    if (org.isEmpty()) {
      variables.fault(Setting.AIR_ORG.variable() + " is not set." + ORG_REMEDY);
    } else if (!ORG.matcher(org).matches() || PLACEHOLDERS.contains(org.toLowerCase(Locale.ROOT))) {
      variables.fault(
          Setting.AIR_ORG.variable()
              + " is not the id of an organisation (letters, digits, hyphens and underscores, up to"
              + " 64 characters)."
              + ORG_REMEDY);
    }
    return org;
  }
}
