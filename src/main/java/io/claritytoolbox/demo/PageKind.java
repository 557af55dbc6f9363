package io.claritytoolbox.demo;

/** What a page of the shop is for; how people move and what goes wrong depends on it alone. */
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

  /** Whether somebody here is on the way to pay, and not easily drawn away. */
  boolean isCheckout() {
    return this == CART || this == SHIPPING || this == PAYMENT;
  }
}
