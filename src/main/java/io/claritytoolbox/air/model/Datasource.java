package io.claritytoolbox.air.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A sensor or reference site that an organisation can read.
 *
 * @param id for requests
 * @param name given by the organisation; may be empty
 * @param group given by the organisation; may be empty
 * @param tags given by the organisation
 * @param type {@code CLARITY_NODE} or {@code REFERENCE_SITE}; empty if unknown
 * @param source the present device; empty if unknown
 */
public record Datasource(
    String id, String name, String group, List<String> tags, String type, String source) {
  /** The ids of datasources and reports that can be part of an address. */
  public static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Datasource {
    tags = List.copyOf(tags);
  }
}
