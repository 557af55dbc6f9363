package io.claritytoolbox.air.model;

import java.util.List;

/**
 * A sensor or a reference site that an organisation may read.
 *
 * @param id to ask for it
 * @param name as the organisation calls it; empty without one
 * @param group that the organisation put it into; empty without one
 * @param tags that the organisation gave it
 * @param type {@code CLARITY_NODE} or {@code REFERENCE_SITE}; empty where it was not given
 * @param source the device that stands there now; empty where it was not given
 */
public record Datasource(
    String id, String name, String group, List<String> tags, String type, String source) {
  public Datasource {
    tags = List.copyOf(tags);
  }
}
