package io.claritytoolbox.doctor;

import io.claritytoolbox.doctor.Machine.Neighbour;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Who else is at work. */
record NeighbourCheck(List<Neighbour> others) implements Check {
  private static final int MOST = 8;

  @Override
  public List<Finding> findings() {
    String unseen =
        " Those of other users and other machines can't be seen, nor which store one uses.";
    if (others.isEmpty()) {
      return List.of(Finding.ok("processes", "No other of this program is at work." + unseen));
    }
    String each =
        others.stream().limit(MOST).map(NeighbourCheck::said).collect(Collectors.joining(", "));
    return List.of(
        Finding.note(
            "processes",
            others.size()
                + (others.size() == 1 ? " other" : " others")
                + " of this program at work: "
                + each
                + (others.size() > MOST ? ", …." : ".")
                + unseen));
  }

  private static String said(Neighbour other) {
    return other.since().equals(Instant.EPOCH)
        ? Long.toString(other.pid())
        : other.pid() + " since " + other.since().truncatedTo(ChronoUnit.SECONDS);
  }
}
