package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;

/** Generates questions about a site, for every tool and with every argument. */
final class Questions {
  private static final List<String> TOOLS =
      List.of(
          "get_sessions",
          "get_sessions",
          "get_rage_clicks",
          "get_friction",
          "get_ux_by_url",
          "get_trend");
  private static final List<Listing.Kind> LISTS =
      List.of(Listing.Kind.PAGE_TITLE, Listing.Kind.REFERRER, Listing.Kind.POPULAR_PAGE);
  private static final int MOST_DIMENSIONS = 3;
  private static final int SEVERAL = 200;
  private static final double JUDGED = 0.3;

  private final RandomGenerator random;
  private final Scrubbing scrubbing;
  private final Map<Dimension, List<String>> values;
  private final BiPredicate<String, String> takes;

  /**
   * @param takes whether a tool has an argument, because versions differ
   */
  Questions(
      RandomGenerator random, Scrubbing scrubbing, Site site, BiPredicate<String, String> takes) {
    this.random = random;
    this.scrubbing = scrubbing;
    this.values = site.values();
    this.takes = takes;
  }

  Inquiry next() {
    return chance(JUDGED) ? judgement(of(Inquiry.JUDGEMENTS)) : data();
  }

  private Inquiry judgement(String tool) {
    Inquiry inquiry = new Inquiry(tool);
    switch (tool) {
      case "compare" -> compare(inquiry);
      case "get_hotspots" -> hotspots(inquiry);
      default -> changes(inquiry);
    }
    if (chance(0.2)) {
      inquiry.arguments.putArray("signals").add(of(List.of(Signal.values())).label());
    }
    if (chance(0.2)) {
      inquiry.arguments.put("max_age_hours", of(List.of(0, 1, 6, 24, 100)));
    }
    if (chance(0.6)) {
      inquiry.arguments.put("spend", chance(0.8) ? "never" : "reserve");
    }
    return inquiry;
  }

  /** Two periods, two segments, or both. */
  private void compare(Inquiry inquiry) {
    int days = of(List.of(1, 1, 1, 2, 3, 5, 7));
    inquiry.over(days, of(List.of(0, 0, 0, 1)));
    if (chance(0.3)) {
      filter(inquiry);
    }
    boolean areSegments = chance(0.5);
    Inquiry a = inquiry.side("a");
    Inquiry b = inquiry.side("b");
    if (areSegments) {
      filter(a);
      filter(b);
    }
    if (!areSegments || chance(0.2)) {
      a.over(of(List.of(days, days, 1)), inquiry.endsDaysAgo() + days + (chance(0.2) ? 1 : 0));
    }
  }

  private void hotspots(Inquiry inquiry) {
    inquiry.over(of(List.of(1, 1, 2, 3, 3, 5, 7, 14)), of(List.of(0, 0, 0, 1)));
    List<Dimension> group = new ArrayList<>(List.of(Dimension.URL));
    if (chance(0.4)) {
      group = new ArrayList<>(List.of(of(List.of(Dimension.values()))));
    }
    if (chance(0.15)) {
      group.add(group.contains(Dimension.DEVICE) ? Dimension.OS : Dimension.DEVICE);
    }
    inquiry.groups(group);
    if (chance(0.3)) {
      filter(inquiry);
    }
  }

  private void changes(Inquiry inquiry) {
    inquiry.over(of(List.of(1, 1, 1, 2, 2, 3, 4)), of(List.of(0, 0, 0, 0, 1, 2)));
    inquiry.arguments.put("baseline_days", of(List.of(1, 3, 6, 7, 9)));
    if (chance(0.3)) {
      filter(inquiry);
    }
  }

  private Inquiry data() {
    Inquiry inquiry = new Inquiry(of(TOOLS));
    overTime(inquiry);
    if (inquiry.tool.equals("get_sessions") && chance(0.2)) {
      inquiry.list(of(LISTS));
    } else {
      breakDown(inquiry);
    }
    ownArguments(inquiry);
    if (takes.test(inquiry.tool, "order") && chance(0.15)) {
      inquiry.arguments.put("order", "ascending");
    }
    if (chance(0.25)) {
      inquiry.arguments.put("max_age_hours", of(List.of(0, 1, 6, 24, 100)));
    }
    if (chance(0.4)) {
      inquiry.arguments.put("spend", chance(0.8) ? "never" : "reserve");
    }
    if (chance(0.3)) {
      inquiry.arguments.put("limit", inquiry.isTrend() ? 1 + random.nextInt(5) : oneTo(SEVERAL));
    }
    return inquiry;
  }

  private void overTime(Inquiry inquiry) {
    if (inquiry.isTrend()) {
      inquiry.over(of(List.of(1, 2, 3, 5, 7, 10)), of(List.of(0, 0, 0, 1, 2)));
    } else if (chance(0.9)) {
      inquiry.over(
          of(List.of(1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 7)), of(List.of(0, 0, 0, 0, 1, 1, 2, 4)));
    }
  }

  private void breakDown(Inquiry inquiry) {
    Set<Dimension> group = EnumSet.noneOf(Dimension.class);
    int most = of(List.of(0, 0, 1, 1, 1, 2, 2, 3));
    while (group.size() < most) {
      group.add(chance(0.3) ? Dimension.URL : of(List.of(Dimension.values())));
    }
    List<Dimension> shuffled = new ArrayList<>(group);
    if (chance(0.5)) {
      Collections.reverse(shuffled);
    }
    if (inquiry.tool.equals("get_ux_by_url")) {
      shuffled.remove(Dimension.URL);
      inquiry.by(shuffled.subList(0, Math.min(2, shuffled.size())));
    } else {
      inquiry.by(shuffled);
    }
    int filters = of(List.of(0, 0, 0, 1, 1, 2));
    for (int index = 0; index < filters; index++) {
      filter(inquiry);
    }
  }

  private void filter(Inquiry inquiry) {
    Dimension dimension = chance(0.45) ? Dimension.URL : of(List.of(Dimension.values()));
    boolean fits =
        inquiry.dimensions().contains(dimension) || inquiry.dimensions().size() < MOST_DIMENSIONS;
    if (!fits || values.get(dimension).isEmpty()) {
      return;
    }
    if (dimension == Dimension.URL) {
      address(inquiry);
    } else {
      attribute(inquiry, dimension);
    }
  }

  private void attribute(Inquiry inquiry, Dimension dimension) {
    List<String> some = some(dimension);
    if (chance(0.08)) {
      some = List.of(some.get(0) + "x");
    }
    String op = of(List.of("is", "is", "is_not", "contains", "starts_with"));
    List<String> meant = some;
    if (op.equals("contains")) {
      meant = List.of(some.get(0).substring(some.get(0).length() / 2));
    } else if (op.equals("starts_with")) {
      meant = List.of(some.get(0).substring(0, 1 + some.get(0).length() / 2));
    }
    List<String> written =
        chance(0.2) ? meant.stream().map(text -> text.toUpperCase(Locale.ROOT)).toList() : meant;
    // Spaces at the ends of arguments are removed.
    if (meant.stream().allMatch(text -> text.equals(text.strip()))) {
      inquiry.where(new Sieve(dimension, op, meant), written);
    }
  }

  private void address(Inquiry inquiry) {
    String address = of(some(Dimension.URL));
    String path = Sieve.path(address);
    String section =
        path.substring(0, path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1));
    switch (random.nextInt(9)) {
      case 0 -> inquiry.where(sieve("is", path), List.of(path));
      case 1 -> inquiry.where(sieve("is", address), List.of(address));
      case 2 -> inquiry.where(sieve("is_not", path), List.of(path));
      case 3, 4 -> inquiry.where(sieve("starts_with", section), List.of(section));
      case 5 -> inquiry.where(sieve("contains", "item"), List.of("item"));
      case 6 ->
          inquiry.where(
              sieve("is", scrubbing.folded(address)), List.of(address + "?gclid=EAIaIQobChMIx"));
      case 7 -> odd(inquiry, path);
      default -> {
        List<String> some = some(Dimension.URL).stream().map(Sieve::path).toList();
        inquiry.where(new Sieve(Dimension.URL, chance(0.3) ? "is_not" : "is", some), some);
      }
    }
  }

  private void odd(Inquiry inquiry, String path) {
    String typed =
        of(
            List.of(
                path + "?x=1",
                path.endsWith("/") ? path + "nowhere" : path + "/",
                "HTTPS://SHOP.EXAMPLE" + path,
                path + "-missing"));
    inquiry.where(sieve("is", typed), List.of(typed)).oddly();
  }

  private static Sieve sieve(String op, String value) {
    return new Sieve(Dimension.URL, op, List.of(value));
  }

  private List<String> some(Dimension dimension) {
    List<String> all = values.get(dimension);
    List<String> some = new ArrayList<>();
    int count = chance(0.6) ? 1 : 2;
    for (int index = 0; index < count; index++) {
      double luck = random.nextDouble();
      some.add(all.get((int) (all.size() * luck * luck)));
    }
    return some.stream().distinct().toList();
  }

  private void ownArguments(Inquiry inquiry) {
    switch (inquiry.tool) {
      case "get_friction" -> {
        if (chance(0.5)) {
          inquiry.arguments.putArray("signals").add(of(List.of(Signal.values())).label());
        }
      }
      case "get_trend" -> inquiry.arguments.put("measure", measure().label());
      case "get_rage_clicks" -> {
        if (chance(0.3)) {
          inquiry.arguments.put("order_by", of(Signal.RAGE_CLICKS.measures()).label());
        }
      }
      case "get_sessions" -> {
        if (inquiry.list() == null && chance(0.3)) {
          inquiry.arguments.put("order_by", of(traffic()).label());
        }
      }
      default -> {}
    }
    if (inquiry.list() == null && !inquiry.arguments.has("order_by") && chance(0.2)) {
      columns(inquiry);
    }
  }

  private void columns(Inquiry inquiry) {
    List<Measure> all = new ArrayList<>();
    if (!inquiry.tool.equals("get_rage_clicks") && !inquiry.tool.equals("get_friction")) {
      all.addAll(traffic());
    }
    if (!inquiry.tool.equals("get_sessions") && !inquiry.arguments.has("signals")) {
      all.addAll(Signal.RAGE_CLICKS.measures());
    }
    Set<Measure> some = EnumSet.noneOf(Measure.class);
    for (int index = 0; index < 3 && !all.isEmpty(); index++) {
      some.add(of(all));
    }
    some.forEach(measure -> inquiry.arguments.withArrayProperty("measures").add(measure.label()));
  }

  private Measure measure() {
    if (chance(0.4)) {
      return of(traffic());
    }
    return of(of(List.of(Signal.values())).measures());
  }

  private static List<Measure> traffic() {
    return Arrays.stream(Measure.values())
        .filter(measure -> measure.compareTo(Measure.TOTAL_SECONDS) <= 0)
        .toList();
  }

  private int oneTo(int most) {
    return 1 + random.nextInt(most);
  }

  private boolean chance(double of) {
    return random.nextDouble() < of;
  }

  private <T> T of(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
