package io.claritytoolbox.config;

import io.claritytoolbox.config.Config.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All settings for air quality.
 *
 * @param keys the keys of the application, in the order to try them
 * @param org Clarity Movement's id of the organisation
 * @param baseUrl the base URL of Clarity Movement's API, without a trailing slash
 * @param store the JDBC address of the store, which may contain a password
 * @param retentionDays days for which measurements are kept
 */
public record AirConfig(
    List<Config.Token> keys, String org, URI baseUrl, Secret store, int retentionDays) {
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

  public AirConfig {
    keys = List.copyOf(keys);
  }

  /**
   * The result of reading the environment variables.
   *
   * @param config whole where there are no faults
   * @param faults all errors; each names the variable, the problem and the fix
   * @param warnings problems that don't keep the server from working, in full sentences
   * @param isStoreKnown whether organisation and store are valid, so that what is stored can be
   *     read
   */
  public record Reading(
      AirConfig config, List<String> faults, List<String> warnings, boolean isStoreKnown) {
    public Reading {
      faults = List.copyOf(faults);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Reads the settings and reports all errors together.
   *
   * @param osName Java's {@code os.name}
   * @param userHome Java's {@code user.home}
   */
  public static Reading read(Map<String, String> environment, String osName, String userHome) {
    Variables variables = new Variables(environment);
    Addresses addresses = new Addresses(new Addresses.Machine(osName, userHome), variables);
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
    return new Reading(config, variables.faults(), variables.warnings(), isStoreKnown);
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
