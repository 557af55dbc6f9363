package io.claritytoolbox.doctor;

import io.claritytoolbox.doctor.Diagnosis.Finding;
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
 * Checks Java, the network settings and other processes. Never shows the value of a proxy variable,
 * because it may contain a password.
 */
record MachineChecks(Machine machine) {
  private static final int OLDEST_JAVA = 17;
  private static final int MOST_NEIGHBOURS = 8;
  private static final List<String> PROXY_VARIABLES =
      List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy");

  List<Finding> program(String version) {
    Path jar = machine.jar();
    String place = jar == null ? ", run from classes." : ", " + jar + ".";
    return List.of(java(), Finding.ok("build", "Version " + version + place));
  }

  private Finding java() {
    String said =
        "Java %s (%s) at %s."
            .formatted(
                machine.property("java.version"),
                machine.property("java.vendor"),
                machine.property("java.home"));
    String feature = machine.property("java.specification.version");
    boolean isNewEnough = feature.matches("[0-9]+") && Integer.parseInt(feature) >= OLDEST_JAVA;
    return isNewEnough
        ? Finding.ok("java", said)
        : Finding.fault(
            "java", said, "Set JAVA_HOME to JDK 17 or newer, also in the client's `env`.");
  }

  /** Checks the proxy and the trust store. */
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
      return Finding.note("proxy", "Requests use the system's proxy settings.");
    }
    Optional<String> ignored =
        PROXY_VARIABLES.stream().filter(name -> !machine.variable(name).isEmpty()).findFirst();
    return ignored
        .map(
            name ->
                Finding.warning(
                    "proxy",
                    name + " is set, but Java ignores it.",
                    "To use the proxy, add \"JAVA_TOOL_OPTIONS\": \"-Dhttps.proxyHost=HOST"
                        + " -Dhttps.proxyPort=PORT\" to the client's `env`."))
        .orElseGet(() -> Finding.ok("proxy", "No proxy is set. Requests go directly to Clarity."));
  }

  private Finding trust() {
    String store = machine.property("javax.net.ssl.trustStore");
    if (store.isEmpty()) {
      return Finding.ok("trust", "Java's default trust store is used.");
    }
    boolean isThere = store.equals("NONE") || Files.isReadable(Path.of(store));
    return isThere
        ? Finding.note("trust", "The trust store " + store + " is used.")
        : Finding.fault(
            "trust",
            "The trust store " + store + " can't be read.",
            "Correct javax.net.ssl.trustStore in JAVA_TOOL_OPTIONS.");
  }

  /** Lists other processes of this program. */
  Finding neighbours() {
    List<Neighbour> others = machine.neighbours().get();
    String unseen = " Processes of other users and machines are not visible.";
    if (others.isEmpty()) {
      return Finding.ok("processes", "No other process of this program is running." + unseen);
    }
    Stream<String> each = others.stream().limit(MOST_NEIGHBOURS).map(MachineChecks::described);
    return Finding.note(
        "processes",
        "%s other process%s of this program: %s%s.%s"
            .formatted(
                others.size(),
                others.size() == 1 ? "" : "es",
                each.collect(Collectors.joining(", ")),
                others.size() > MOST_NEIGHBOURS ? ", …" : "",
                unseen));
  }

  private static String described(Neighbour other) {
    return other.since().equals(Instant.EPOCH)
        ? Long.toString(other.pid())
        : other.pid() + " since " + other.since().truncatedTo(ChronoUnit.SECONDS);
  }
}
