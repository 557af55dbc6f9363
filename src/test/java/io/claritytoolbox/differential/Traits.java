package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.util.Set;

/** The special properties of a site. Everything else is as in an ordinary shop. */
final class Traits {
  int sessionsPerDay = 90;
  int pages = 40;

  /** The exponent of the power law of page traffic; 0 if all pages are equal. */
  double slope = 0.9;

  /** The growth of sessions from day to day, as a factor. */
  double growth = 1;

  double bots = 0.08;
  double ghosts;

  /** The share of addresses with a unique click id. */
  double noise = 0.02;

  /** Whether addresses are stored as they are. */
  boolean clean;

  /** The number of queries with many visits each; 0 if each query has one visit. */
  int queries;

  /** The share of values that are null or empty. */
  double nulls;

  /** Whether many campaigns differ only in parts that are masked. */
  boolean masked;

  int hosts = 1;
  int countries = 9;
  int campaigns = 6;

  /** The longest time between two page views, in minutes. */
  int minutesBetween = 2;

  /** Whether most sessions begin shortly before six in the morning and shortly before midnight. */
  boolean late;

  /** The share of sessions that Traffic counts and the friction blocks don't. */
  double unmeasured;

  /** Dimensions that Clarity drops silently. */
  Set<Dimension> dropped = Set.of();

  /** Whether Clarity then drops all dimensions. */
  boolean dropsAll;

  /** The share of hours in which Clarity returns server errors. */
  double outages;

  /** The largest number of requests by other tools on a day. */
  int shared;

  Order order = Order.SHUFFLED;

  /** The order of rows, which decides which rows are cut. */
  enum Order {
    /** Largest first. */
    SIZE,
    KEY,
    SHUFFLED,
    /** A different order in each block. */
    BLOCKWISE
  }
}
