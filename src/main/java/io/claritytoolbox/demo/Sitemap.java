package io.claritytoolbox.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** The pages of the shop, and the ways of visitors through them. */
final class Sitemap {
  /** The kind of a page. It determines the next pages and the signals. */
  enum PageKind {
    HOME,
    CATEGORY,
    SEARCH,
    PRODUCT,
    SIZE_GUIDE,
    CART,
    SHIPPING,
    PAYMENT,
    THANKS,
    BLOG,
    HELP;

    /** Whether most visitors continue to the payment. */
    boolean isCheckout() {
      return this == CART || this == SHIPPING || this == PAYMENT;
    }
  }

  /** A page with its full address. */
  record Page(String address, String title) {}

  private static final List<String> MATERIALS =
      List.of("Linen", "Wool", "Denim", "Silk", "Leather", "Cotton", "Canvas");
  private static final List<String> GARMENTS =
      List.of("Shirt", "Jacket", "Trousers", "Scarf", "Dress", "Coat", "Bag", "Boots");

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

  private final Map<PageKind, List<Page>> pages = new EnumMap<>(PageKind.class);

  Sitemap(int products) {
    add(PageKind.HOME, "/", "Harbour & Co.");
    for (String category : List.of("Women", "Men", "Shoes", "Bags")) {
      add(PageKind.CATEGORY, "/" + slug(category), category);
    }
    add(PageKind.SEARCH, "/search", "Search");
    for (int index = 0; index < products; index++) {
      String name = product(index);
      add(PageKind.PRODUCT, "/products/" + slug(name), name);
    }
    add(PageKind.SIZE_GUIDE, "/products/size-guide", "Size guide");
    add(PageKind.CART, "/cart", "Your cart");
    add(PageKind.SHIPPING, "/checkout/shipping", "Shipping");
    add(PageKind.PAYMENT, "/checkout/payment", "Payment");
    add(PageKind.THANKS, "/checkout/thank-you", "Thank you");
    for (String post : List.of("Caring for wool", "Spring looks", "How we dye")) {
      add(PageKind.BLOG, "/blog/" + slug(post), post);
    }
    for (String topic : List.of("Delivery", "Returns", "Contact")) {
      add(PageKind.HELP, "/help/" + slug(topic), topic);
    }
  }

  private static Weighted<PageKind> weighted(String kinds) {
    Weighted<PageKind> weighted = new Weighted<>();
    for (String kind : kinds.split(", ", -1)) {
      String[] words = kind.split(" ", -1);
      weighted.or(Integer.parseInt(words[0]), PageKind.valueOf(words[1]));
    }
    return weighted;
  }

  /** The pages of a session: one to six, mostly without the checkout. */
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

  /** A random page of a kind. Earlier pages are more popular. */
  Page pick(PageKind kind, SplittableRandom random) {
    List<Page> candidates = pages.getOrDefault(kind, List.of());
    double uniform = random.nextDouble();
    return candidates.get((int) (uniform * uniform * candidates.size()));
  }

  private void add(PageKind kind, String path, String title) {
    pages
        .computeIfAbsent(kind, none -> new ArrayList<>())
        .add(new Page("https://demo.example" + path, title));
  }

  /** A unique name; a number follows once all pairs are used. */
  private static String product(int index) {
    int pairs = MATERIALS.size() * GARMENTS.size();
    String name =
        MATERIALS.get(index % MATERIALS.size())
            + " "
            + GARMENTS.get(index / MATERIALS.size() % GARMENTS.size());
    return index < pairs ? name : name + " " + (index / pairs + 1);
  }

  private static String slug(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
