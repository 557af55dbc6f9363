package io.claritytoolbox.air.model;

import java.util.List;

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
  public Datasource {
    tags = List.copyOf(tags);
  }
}
