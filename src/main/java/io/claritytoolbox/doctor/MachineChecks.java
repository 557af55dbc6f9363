package io.claritytoolbox.doctor;

import io.claritytoolbox.doctor.Finding.Status;
import io.claritytoolbox.doctor.Machine.Neighbour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs, how it reaches Clarity, and who else is at work. Values of proxy variables are not
 * shown: they hold passwords.
 */
record MachineChecks(Machine machine) {
  private static final int OLDEST_JAVA = 17;
  private static final int MOST_NEIGHBOURS = 8;
  private static final List<String> PROXY_VARIABLES =
      List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy");

  /** Which Java runs which build. */
  List<Finding> program(String version) {
    Path jar = machine.jar();
    String place = jar == null ? ", run from classes." : ", " + jar + ".";
    return List.of(java(), Finding.ok("build", "Version " + version + place));
  }

  private Finding java() {
    String said =
        "Java %s of %s at %s."
            .formatted(
                machine.property("java.version"),
                machine.property("java.vendor"),
                machine.property("java.home"));
    String feature = machine.property("java.specification.version");
    boolean isNewEnough = feature.matches("[0-9]+") && Integer.parseInt(feature) >= OLDEST_JAVA;
    return isNewEnough
        ? Finding.ok("java", said)
        : new Finding(
            Status.FAULT,
            "java",
            said,
            "Set JAVA_HOME to a JDK of version 17 or newer, in the client's env too.");
  }

  /** How Java was told to reach Clarity. */
  List<Finding> network() {
    return List.of(proxy(), trust());
  }

  private Finding proxy() {
    String host = machine.property("https.proxyHost");
    if (!host.isEmpty()) {
      String port = machine.property("https.proxyPort");
      return Finding.note(
          "proxy", "Requests go through " + host + ":" + (port.isEmpty() ? "443" : port) + ".");
    }
    if (machine.property("java.net.useSystemProxies").equals("true")) {
      return Finding.note("proxy", "The system's own proxy settings are used.");
    }
    Optional<String> ignored =
        PROXY_VARIABLES.stream().filter(name -> !machine.variable(name).isEmpty()).findFirst();
    return ignored
        .map(
            name ->
                new Finding(
                    Status.WARNING,
                    "proxy",
                    name + " is set, and Java doesn't read it.",
                    "Where Clarity is behind that proxy, put \"JAVA_TOOL_OPTIONS\":"
                        + " \"-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT\" into the client's"
                        + " env."))
        .orElseGet(() -> Finding.ok("proxy", "None is set; Clarity is reached directly."));
  }

  private Finding trust() {
    String store = machine.property("javax.net.ssl.trustStore");
    if (store.isEmpty()) {
      return Finding.ok("trust", "Certificates are trusted as this Java does by itself.");
    }
    boolean isThere = store.equals("NONE") || Files.isReadable(Path.of(store));
    return isThere
        ? Finding.note("trust", "Certificates are trusted as " + store + " has them.")
        : new Finding(
            Status.FAULT,
            "trust",
            "javax.net.ssl.trustStore names " + store + ", which can't be read.",
            "Correct the path in JAVA_TOOL_OPTIONS.");
  }

  /** Who else is at work. */
  Finding neighbours() {
    List<Neighbour> others = machine.neighbours().get();
    String unseen =
        " Those of other users and other machines can't be seen, nor which store one uses.";
    if (others.isEmpty()) {
      return Finding.ok("processes", "No other of this program is at work." + unseen);
    }
    Stream<String> each = others.stream().limit(MOST_NEIGHBOURS).map(MachineChecks::told);
    return Finding.note(
        "processes",
        others.size()
            + (others.size() == 1 ? " other" : " others")
            + " of this program at work: "
            + each.collect(Collectors.joining(", "))
            + (others.size() > MOST_NEIGHBOURS ? ", …." : ".")
            + unseen);
  }

  private static String told(Neighbour other) {
    return other.since().equals(Instant.EPOCH)
        ? Long.toString(other.pid())
        : other.pid() + " since " + other.since().truncatedTo(ChronoUnit.SECONDS);
  }
}
