package io.claritytoolbox.config;

import java.net.URI;
import java.util.List;

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
}
