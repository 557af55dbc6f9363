package io.claritytoolbox.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The sequence of pages in a session: one to six pages, mostly without the checkout. */
final class Journey {
  private static final int MAX_PAGES = 6;
  private static final double CONTINUES = 0.68;
  private static final double CONTINUES_IN_CHECKOUT = 0.85;

  private static final Weighted<PageKind> LANDING =
      new Weighted<PageKind>()
          .or(28, PageKind.HOME)
          .or(20, PageKind.CATEGORY)
          .or(30, PageKind.PRODUCT)
          .or(11, PageKind.BLOG)
          .or(5, PageKind.HELP)
          .or(4, PageKind.CART);

  private static final Map<PageKind, Weighted<PageKind>> NEXT = next();

  private Journey() {}

  static List<PageKind> walk(SplittableRandom random) {
    List<PageKind> steps = new ArrayList<>();
    PageKind here = LANDING.pick(random);
    steps.add(here);
    while (steps.size() < MAX_PAGES && continues(here, random)) {
      here = after(here).pick(random);
      steps.add(here);
    }
    return steps;
  }

  private static boolean continues(PageKind here, SplittableRandom random) {
    return random.nextDouble() < (here.isCheckout() ? CONTINUES_IN_CHECKOUT : CONTINUES);
  }

  private static Weighted<PageKind> after(PageKind here) {
    return NEXT.getOrDefault(here, LANDING);
  }

  private static Map<PageKind, Weighted<PageKind>> next() {
    Map<PageKind, Weighted<PageKind>> next = new EnumMap<>(PageKind.class);
    next.put(
        PageKind.HOME,
        to(60, PageKind.CATEGORY)
            .or(20, PageKind.PRODUCT)
            .or(20, PageKind.SEARCH)
            .or(8, PageKind.HELP));
    next.put(
        PageKind.CATEGORY,
        to(70, PageKind.PRODUCT).or(20, PageKind.CATEGORY).or(12, PageKind.SEARCH));
    next.put(
        PageKind.SEARCH,
        to(65, PageKind.PRODUCT).or(20, PageKind.CATEGORY).or(20, PageKind.SEARCH));
    next.put(
        PageKind.PRODUCT,
        to(28, PageKind.CART)
            .or(20, PageKind.PRODUCT)
            .or(22, PageKind.SIZE_GUIDE)
            .or(20, PageKind.CATEGORY));
    next.put(PageKind.SIZE_GUIDE, to(85, PageKind.PRODUCT).or(20, PageKind.HELP));
    next.put(
        PageKind.CART,
        to(55, PageKind.SHIPPING).or(20, PageKind.PRODUCT).or(20, PageKind.CATEGORY));
    next.put(PageKind.SHIPPING, to(90, PageKind.PAYMENT).or(20, PageKind.CART));
    next.put(PageKind.PAYMENT, to(65, PageKind.THANKS).or(20, PageKind.CART));
    next.put(PageKind.THANKS, to(70, PageKind.HOME).or(20, PageKind.HELP));
    next.put(PageKind.BLOG, to(50, PageKind.PRODUCT).or(20, PageKind.BLOG));
    next.put(PageKind.HELP, to(50, PageKind.HELP).or(20, PageKind.HOME));
    return next;
  }

  private static Weighted<PageKind> to(int weight, PageKind kind) {
    return new Weighted<PageKind>().or(weight, kind);
  }
}
