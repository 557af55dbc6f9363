package io.claritytoolbox.differential;

import io.claritytoolbox.differential.Traits.Order;
import io.claritytoolbox.model.Dimension;
import java.util.Set;
import java.util.function.Consumer;

/** The kinds of site. */
enum SiteKind {
  SMALL(site -> {}),
  LARGE(
      site -> {
        site.sessionsPerDay = 650;
        site.pages = 3_000;
        site.slope = 0.45;
        site.order = Order.SIZE;
      }),
  /** Not even the pages of a day fit into 1,000 rows. Every day shows others of them. */
  VAST(
      site -> {
        site.sessionsPerDay = 1_400;
        site.pages = 4_000;
        site.slope = 0.6;
        site.clean = true;
      }),
  /** One day fits into 1,000 rows by page, device and channel; two days don't. */
  MIDDLING(
      site -> {
        site.sessionsPerDay = 330;
        site.pages = 260;
        site.slope = 0.6;
        site.order = Order.SIZE;
      }),
  GROWING(
      site -> {
        site.sessionsPerDay = 60;
        site.pages = 900;
        site.slope = 0.4;
        site.growth = 1.35;
        site.order = Order.KEY;
      }),
  LIGHT_NOISE(
      site -> {
        site.sessionsPerDay = 120;
        site.noise = 0.25;
      }),
  HEAVY_NOISE(
      site -> {
        site.sessionsPerDay = 480;
        site.pages = 25;
        site.noise = 0.75;
        site.order = Order.SIZE;
      }),
  NOISY_AND_SHUFFLED(
      site -> {
        site.sessionsPerDay = 400;
        site.pages = 60;
        site.noise = 0.9;
      }),
  /** Pages have a few addresses each, and sessions visit several of them. */
  QUERIES(
      site -> {
        site.sessionsPerDay = 150;
        site.pages = 12;
        site.noise = 0.35;
        site.queries = 3;
      }),
  /** A mixture of everything. */
  TANGLED(
      site -> {
        site.sessionsPerDay = 300;
        site.pages = 250;
        site.slope = 0.6;
        site.noise = 0.2;
        site.nulls = 0.08;
        site.ghosts = 0.02;
        site.masked = true;
        site.campaigns = 20;
        site.hosts = 2;
        site.unmeasured = 0.03;
        site.order = Order.BLOCKWISE;
      }),
  NULLS(
      site -> {
        site.nulls = 0.25;
        site.ghosts = 0.05;
      }),
  MASKED(
      site -> {
        site.masked = true;
        site.campaigns = 20;
        site.nulls = 0.05;
      }),
  DROPS_ONE(site -> site.dropped = Set.of(Dimension.CAMPAIGN)),
  DROPS_TWO(
      site -> {
        site.dropped = Set.of(Dimension.COUNTRY, Dimension.MEDIUM);
        site.dropsAll = true;
      }),
  FAILING(site -> site.outages = 0.3),
  SHARED(site -> site.shared = 8),
  MIDNIGHT(
      site -> {
        site.late = true;
        site.minutesBetween = 35;
      }),
  TINY(
      site -> {
        site.sessionsPerDay = 4;
        site.pages = 6;
      }),
  EMPTY(site -> site.sessionsPerDay = 0),
  BOTS(site -> site.bots = 1),
  HOSTS(
      site -> {
        site.hosts = 4;
        site.noise = 0.1;
      }),
  BLOCKWISE(
      site -> {
        site.sessionsPerDay = 480;
        site.pages = 700;
        site.slope = 0.4;
        site.noise = 0.05;
        site.order = Order.BLOCKWISE;
      }),
  WIDE(
      site -> {
        site.sessionsPerDay = 450;
        site.countries = 120;
        site.campaigns = 300;
        site.order = Order.SIZE;
      }),
  DISAGREEING(
      site -> {
        site.unmeasured = 0.04;
        site.sessionsPerDay = 150;
      }),
  BUSY(
      site -> {
        site.sessionsPerDay = 3_600;
        site.pages = 12;
      });

  private final Consumer<Traits> change;

  SiteKind(Consumer<Traits> change) {
    this.change = change;
  }

  Traits traits() {
    Traits traits = new Traits();
    change.accept(traits);
    return traits;
  }
}
