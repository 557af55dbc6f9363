package io.claritytoolbox.demo;

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
