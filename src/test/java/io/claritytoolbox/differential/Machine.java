package io.claritytoolbox.differential;

import java.util.List;

/**
 * A visitor's device, system and browser on a planted site.
 *
 * @param share of all visitors
 */
record Machine(String device, String os, String browser, double share) {
  static final List<Machine> ALL =
      List.of(
          new Machine("PC", "Windows", "Chrome", 0.25),
          new Machine("PC", "Windows", "Edge", 0.10),
          new Machine("PC", "MacOSX", "Safari", 0.10),
          new Machine("Mobile", "IOS", "MobileSafari", 0.25),
          new Machine("Mobile", "Android", "ChromeMobile", 0.25),
          new Machine("Tablet", "IOS", "MobileSafari", 0.05));

  boolean isMobile() {
    return device.equals("Mobile");
  }
}
