package io.claritytoolbox.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The sequence of pages in a session: one to six pages, mostly without the checkout. */
final class Journey {
  private static final int MAX_PAGES = 6;
  private static final double CONTINUES = 0.68;
  private static final double CONTINUES_IN_CHECKOUT = 0.85;

  private static final Weighted<PageKind> LANDING =
      weighted("28 HOME, 20 CATEGORY, 30 PRODUCT, 11 BLOG, 5 HELP, 4 CART");

  private static final Map<PageKind, Weighted<PageKind>> NEXT =
      Map.ofEntries(
          Map.entry(PageKind.HOME, weighted("60 CATEGORY, 20 PRODUCT, 20 SEARCH, 8 HELP")),
          Map.entry(PageKind.CATEGORY, weighted("70 PRODUCT, 20 CATEGORY, 12 SEARCH")),
          Map.entry(PageKind.SEARCH, weighted("65 PRODUCT, 20 CATEGORY, 20 SEARCH")),
          Map.entry(PageKind.PRODUCT, weighted("28 CART, 20 PRODUCT, 22 SIZE_GUIDE, 20 CATEGORY")),
          Map.entry(PageKind.SIZE_GUIDE, weighted("85 PRODUCT, 20 HELP")),
          Map.entry(PageKind.CART, weighted("55 SHIPPING, 20 PRODUCT, 20 CATEGORY")),
          Map.entry(PageKind.SHIPPING, weighted("90 PAYMENT, 20 CART")),
          Map.entry(PageKind.PAYMENT, weighted("65 THANKS, 20 CART")),
          Map.entry(PageKind.THANKS, weighted("70 HOME, 20 HELP")),
          Map.entry(PageKind.BLOG, weighted("50 PRODUCT, 20 BLOG")),
          Map.entry(PageKind.HELP, weighted("50 HELP, 20 HOME")));

  private Journey() {}

  private static Weighted<PageKind> weighted(String kinds) {
    Weighted<PageKind> weighted = new Weighted<>();
    for (String kind : kinds.split(", ", -1)) {
      String[] words = kind.split(" ", -1);
      weighted.or(Integer.parseInt(words[0]), PageKind.valueOf(words[1]));
    }
    return weighted;
  }

  static List<PageKind> walk(SplittableRandom random) {
    List<PageKind> steps = new ArrayList<>();
    PageKind here = LANDING.pick(random);
    steps.add(here);
    while (steps.size() < MAX_PAGES && continues(here, random)) {
      here = NEXT.getOrDefault(here, LANDING).pick(random);
      steps.add(here);
    }
    return steps;
  }

  private static boolean continues(PageKind here, SplittableRandom random) {
    return random.nextDouble() < (here.isCheckout() ? CONTINUES_IN_CHECKOUT : CONTINUES);
  }
}
