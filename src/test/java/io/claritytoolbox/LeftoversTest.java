package io.claritytoolbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.planner.Projects;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private static final Instant LATE = Instant.parse("2026-03-11T23:30:00Z");

  @Test
  void aSimulatedSiteIsLeftAlone() {
    DemoProjects demo = new DemoProjects(() -> LATE);

    new Leftovers(demo).take();

    int spent = demo.open(null).match(analyst -> analyst.quota().requests().size(), closed -> -1);
    assertThat(spent).isZero();
  }

  @Test
  void aProjectThatCannotBeOpenedKeepsNoOtherFromItsTurn() {
    List<String> opened = new ArrayList<>();
    Projects projects = new Broken(opened);

    new Leftovers(projects).take();

    assertThat(opened).containsExactly("one", "two", "three");
  }

  /** One is closed, one breaks, and the last is asked all the same. */
  private record Broken(List<String> opened) implements Projects {
    @Override
    public List<String> names() {
      return List.of("one", "two", "three");
    }

    @Override
    public Access open(String name) {
      opened.add(name);
      if (name.equals("two")) {
        throw new StorageFailure("The disk is gone.", new SQLException());
      }
      return new Closed("Nothing is configured.");
    }
  }
}
