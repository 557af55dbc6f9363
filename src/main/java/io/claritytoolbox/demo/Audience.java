package io.claritytoolbox.demo;

import io.claritytoolbox.demo.Session.Acquisition;
import io.claritytoolbox.demo.Session.Visitor;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The visitors of the shop: their devices, countries and traffic sources. */
final class Audience {
  static final Visitor BOT = new Visitor("PC", "Linux", "Chrome", "United States");
  static final Acquisition DIRECT = new Acquisition("Direct", null, null, null, null);

  /** Weight, device, operating system, browser. */
  private static final Weighted<List<String>> TECHNOLOGIES =
      Weighted.table(
          """
          24, PC, Windows, Chrome
          9, PC, Windows, Edge
          3, PC, Windows, Firefox
          1, PC, Windows, Opera
          6, PC, MacOSX, Safari
          5, PC, MacOSX, Chrome
          1, PC, Linux, Firefox
          25, Mobile, IOS, MobileSafari
          2, Mobile, IOS, FacebookApp
          17, Mobile, Android, ChromeMobile
          3, Mobile, Android, SamsungInternet
          3, Tablet, IOS, MobileSafari
          1, Tablet, Android, ChromeMobile
          """,
          columns -> columns);

  private static final Weighted<String> COUNTRIES =
      Weighted.table(
          """
          30, United Kingdom
          20, United States
          13, Germany
          10, France
          8, Netherlands
          6, Ireland
          5, Sweden
          4, Canada
          2, Australia
          1, Japan
          1, New Zealand
          """,
          columns -> columns.get(0));

  /** Weight, channel, source, medium, campaign, referrer; empty for none. */
  private static final Weighted<Acquisition> ACQUISITIONS =
      Weighted.table(
          """
          26, Direct, , , ,
          25, OrganicSearch, google, organic, , https://www.google.com/
          5, OrganicSearch, bing, organic, , https://www.bing.com/
          8, PaidSearch, google, cpc, brand, https://www.google.com/
          6, PaidSearch, google, cpc, spring-sale, https://www.google.com/
          7, Email, newsletter, email, weekly-letter,
          3, Email, newsletter, email, cart-reminder,
          7, Social, instagram, social, , https://l.instagram.com/
          4, Social, facebook, social, spring-sale, https://m.facebook.com/
          6, Referral, style.example, referral, , https://style.example/best
          3, AITools, chatgpt.com, referral, , https://chatgpt.com/
          """,
          columns ->
              new Acquisition(
                  columns.get(0),
                  orNull(columns.get(1)),
                  orNull(columns.get(2)),
                  orNull(columns.get(3)),
                  orNull(columns.get(4))));

  private Audience() {}

  private static @Nullable String orNull(String column) {
    return column.isEmpty() ? null : column;
  }

  /** A user's device and country. The same random seed gives the same visitor. */
  static Visitor visitor(SplittableRandom user) {
    List<String> technology = TECHNOLOGIES.pick(user);
    return new Visitor(
        technology.get(0), technology.get(1), technology.get(2), COUNTRIES.pick(user));
  }

  static Acquisition acquisition(SplittableRandom random) {
    return ACQUISITIONS.pick(random);
  }
}
