package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.util.Set;

/** What is special about a site. Everything else is an ordinary shop. */
final class Traits {
  int sessionsPerDay = 90;
  int pages = 40;

  /** The exponent of the law by which pages are unlike in traffic; 0 for all alike. */
  double slope = 0.9;

  /** The factor by which each day has more sessions than the day before. */
  double growth = 1;

  double bots = 0.08;
  double ghosts;

  /** The share of addresses that carry a click id of their own. */
  double noise = 0.02;

  /** How many queries there are, each of many visits; 0 where each is of one. */
  int queries;

  /** The share of values that are null or empty. */
  double nulls;

  /** Whether many campaigns differ in what is masked alone. */
  boolean masked;

  int hosts = 1;
  int countries = 9;
  int campaigns = 6;

  /** The most minutes between two page views. */
  int minutesBetween = 2;

  /** Whether most sessions begin shortly before six in the morning and shortly before midnight. */
  boolean late;

  /** The share of sessions that Traffic counts and the blocks of friction don't. */
  double unmeasured;

  /** Dimensions that Clarity drops silently. */
  Set<Dimension> dropped = Set.of();

  /** Whether Clarity then answers for no dimension at all. */
  boolean dropsAll;

  /** The share of hours in which Clarity answers with server errors. */
  double outages;

  /** How many requests of a day other tools make at most. */
  int shared;

  Order order = Order.SHUFFLED;

  /** In which order rows come, and so which are cut. */
  enum Order {
    /** The largest first. */
    SIZE,
    KEY,
    SHUFFLED,
    /** In each block another. */
    BLOCKWISE
  }
}
