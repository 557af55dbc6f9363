package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Clarity's Data Export API for a simulated site, including its known faults. */
final class SimulatedClarity {
  static final int DAILY_LIMIT = 10;
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final Site site;
  private final InstantSource clock;
  private final long seed;
  private final List<Served> served = Collections.synchronizedList(new ArrayList<>());

  SimulatedClarity(Site site, InstantSource clock, long seed) {
    this.site = site;
    this.clock = clock;
    this.seed = seed;
  }

  record Reply(int status, String body) {}

  /**
   * Answers a request.
   *
   * @param target path and query
   */
  Reply answer(String target) {
    Instant now = clock.instant();
    int days = 0;
    List<Dimension> asked = new ArrayList<>();
    for (String parameter : URI.create(target).getQuery().split("&")) {
      String value = parameter.substring(parameter.indexOf('=') + 1);
      if (parameter.startsWith("numOfDays=")) {
        days = Integer.parseInt(value);
      } else {
        asked.add(Dimension.named(value).orElseThrow());
      }
    }
    return answer(now, asked, days);
  }

  private Reply answer(Instant now, List<Dimension> asked, int days) {
    int status = status(now);
    if (status != OK) {
      note(now, asked, days, status, Set.of(), 0);
      return new Reply(status, "");
    }
    Set<Dimension> dropped = EnumSet.noneOf(Dimension.class);
    dropped.addAll(asked);
    dropped.retainAll(site.traits().dropped);
    List<Dimension> by = new ArrayList<>(asked);
    by.removeAll(dropped);
    if (!dropped.isEmpty() && site.traits().dropsAll) {
      by.clear();
    }
    Counting counting = WireBody.raw(site, Span.endingAt(now, days));
    WireBody body = new WireBody(counting, by, seed ^ now.toEpochMilli());
    note(now, asked, days, OK, dropped, body.rows());
    return new Reply(OK, body.text());
  }

  private int status(Instant now) {
    if (spentOn(now) + byOthers(now) >= DAILY_LIMIT) {
      return TOO_MANY_REQUESTS;
    }
    long hour = now.truncatedTo(ChronoUnit.HOURS).getEpochSecond();
    double luck = new SplittableRandom(seed * 31 + hour).nextDouble();
    return luck < site.traits().outages ? SERVER_ERROR : OK;
  }

  private void note(
      Instant now, List<Dimension> asked, int days, int status, Set<Dimension> dropped, int rows) {
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    dimensions.addAll(asked);
    boolean isCut = rows >= WireBody.MOST_ROWS;
    served.add(new Served(now, dimensions, days, status, dropped, isCut));
  }

  /** The requests of other tools on a day until now. */
  int byOthers(Instant now) {
    if (site.traits().shared == 0) {
      return 0;
    }
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    SplittableRandom luck = new SplittableRandom(seed * 37 + day.getEpochSecond());
    int[] seconds = luck.ints(luck.nextInt(site.traits().shared + 1), 0, 86_400).toArray();
    long passed = ChronoUnit.SECONDS.between(day, now);
    return (int) Arrays.stream(seconds).filter(second -> second <= passed).count();
  }

  /** The product's requests on an instant's day. */
  int spentOn(Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    return (int)
        served().stream().filter(one -> one.at().truncatedTo(ChronoUnit.DAYS).equals(day)).count();
  }

  /** All requests so far, oldest first. */
  List<Served> served() {
    synchronized (served) {
      return List.copyOf(served);
    }
  }
}
