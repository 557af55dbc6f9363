package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.model.Dimension;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An export in an answer. */
record ExportView(Instant fetchedAt, int days, Set<Dimension> dimensions, boolean mayBeCut) {
  static ExportView of(JsonNode node) {
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    node.path("dimensions")
        .forEach(name -> dimensions.add(Dimension.named(name.asText()).orElseThrow()));
    return new ExportView(
        Instant.parse(node.path("fetched_at").asText()),
        node.path("days").asInt(),
        dimensions,
        node.path("may_be_cut").asBoolean());
  }

  /** The request for this export. */
  Optional<Served> among(List<Served> served) {
    return served.stream().filter(one -> one.is(fetchedAt, days, dimensions)).findFirst();
  }

  @Override
  public String toString() {
    return fetchedAt + " " + days + "d " + dimensions + (mayBeCut ? " cut" : "");
  }
}
