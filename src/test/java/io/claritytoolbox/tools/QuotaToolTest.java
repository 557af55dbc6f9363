package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.planner.QuotaReport;
import io.claritytoolbox.planner.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuotaToolTest {
  @Test
  void listsTheNewestExportsWhereTheyAreTooManyForOneReply() {
    List<Source> free = new ArrayList<>();
    for (int index = 0; index < 2_000; index++) {
      free.add(
          new Source(
              1,
              Answers.NOW.minus(Duration.ofMinutes(index)),
              1,
              Cube.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.CHANNEL),
              1_000,
              true));
    }
    ObjectNode content =
        QuotaTool.report(Answers.SHOP, new QuotaReport(Answers.QUOTA, List.of(), free, Answers.NOW))
            .content();
    assertThat(content).isNotNull();
    assertThat(content.toString().length()).isLessThanOrEqualTo(SizeBound.MAX_BYTES);
    assertThat(content.at("/free_now/0").toString())
        .isEqualTo(
            "{\"dimensions\":[\"Device\",\"Country\",\"Channel\"],\"days\":1,\"age_minutes\":0,"
                + "\"rows\":1000,\"may_be_cut\":true}");
    assertThat(content.at("/warnings/0").asText())
        .isEqualTo(
            "The "
                + content.path("free_now").size()
                + " newest of 2000 stored exports are listed.");
  }
}
