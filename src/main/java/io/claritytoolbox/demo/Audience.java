package io.claritytoolbox.demo;

import io.claritytoolbox.demo.Session.Acquisition;
import io.claritytoolbox.demo.Session.Visitor;
import java.util.SplittableRandom;

/** The visitors of the shop: their devices, countries and traffic sources. */
final class Audience {
  static final Visitor BOT = new Visitor("PC", "Linux", "Chrome", "United States");

  static final Acquisition DIRECT = new Acquisition("Direct", null, null, null, null);

  private static final Weighted<Technology> TECHNOLOGIES =
      new Weighted<Technology>()
          .or(24, new Technology("PC", "Windows", "Chrome"))
          .or(9, new Technology("PC", "Windows", "Edge"))
          .or(3, new Technology("PC", "Windows", "Firefox"))
          .or(1, new Technology("PC", "Windows", "Opera"))
          .or(6, new Technology("PC", "MacOSX", "Safari"))
          .or(5, new Technology("PC", "MacOSX", "Chrome"))
          .or(1, new Technology("PC", "Linux", "Firefox"))
          .or(25, new Technology("Mobile", "IOS", "MobileSafari"))
          .or(2, new Technology("Mobile", "IOS", "FacebookApp"))
          .or(17, new Technology("Mobile", "Android", "ChromeMobile"))
          .or(3, new Technology("Mobile", "Android", "SamsungInternet"))
          .or(3, new Technology("Tablet", "IOS", "MobileSafari"))
          .or(1, new Technology("Tablet", "Android", "ChromeMobile"));

  private static final Weighted<String> COUNTRIES =
      new Weighted<String>()
          .or(30, "United Kingdom")
          .or(20, "United States")
          .or(13, "Germany")
          .or(10, "France")
          .or(8, "Netherlands")
          .or(6, "Ireland")
          .or(5, "Sweden")
          .or(4, "Canada")
          .or(2, "Australia")
          .or(1, "Japan")
          .or(1, "New Zealand");

  private static final Weighted<Acquisition> ACQUISITIONS =
      new Weighted<Acquisition>()
          .or(26, DIRECT)
          .or(
              25,
              new Acquisition(
                  "OrganicSearch", "google", "organic", null, "https://www.google.com/"))
          .or(5, new Acquisition("OrganicSearch", "bing", "organic", null, "https://www.bing.com/"))
          .or(8, new Acquisition("PaidSearch", "google", "cpc", "brand", "https://www.google.com/"))
          .or(
              6,
              new Acquisition(
                  "PaidSearch", "google", "cpc", "spring-sale", "https://www.google.com/"))
          .or(7, new Acquisition("Email", "newsletter", "email", "weekly-letter", null))
          .or(3, new Acquisition("Email", "newsletter", "email", "cart-reminder", null))
          .or(7, new Acquisition("Social", "instagram", "social", null, "https://l.instagram.com/"))
          .or(
              4,
              new Acquisition(
                  "Social", "facebook", "social", "spring-sale", "https://m.facebook.com/"))
          .or(
              6,
              new Acquisition(
                  "Referral", "style.example", "referral", null, "https://style.example/best"))
          .or(
              3,
              new Acquisition("AITools", "chatgpt.com", "referral", null, "https://chatgpt.com/"));

  private Audience() {}

  /** A user's device and country. The same random seed gives the same visitor. */
  static Visitor visitor(SplittableRandom user) {
    Technology technology = TECHNOLOGIES.pick(user);
    return new Visitor(
        technology.device(), technology.os(), technology.browser(), COUNTRIES.pick(user));
  }

  static Acquisition acquisition(SplittableRandom random) {
    return ACQUISITIONS.pick(random);
  }

  private record Technology(String device, String os, String browser) {}
}
