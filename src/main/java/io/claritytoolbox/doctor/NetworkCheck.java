package io.claritytoolbox.doctor;

import io.claritytoolbox.doctor.Finding.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How Java was told to reach Clarity. Values of proxy variables are not shown: they hold passwords.
 */
record NetworkCheck(Machine machine) implements Check {
  private static final List<String> PROXY_VARIABLES =
      List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy");

  @Override
  public List<Finding> findings() {
    return List.of(proxy(), trust());
  }

  private Finding proxy() {
    String host = machine.property("https.proxyHost");
    if (!host.isEmpty()) {
      String port = machine.property("https.proxyPort");
      return Finding.note(
          "proxy", "Requests go through " + host + ":" + (port.isEmpty() ? "443" : port) + ".");
    }
    List<String> ignored = new ArrayList<>(PROXY_VARIABLES);
    ignored.removeIf(name -> machine.variable(name).isEmpty());
    if (machine.property("java.net.useSystemProxies").equals("true")) {
      return Finding.note("proxy", "The system's own proxy settings are used.");
    }
    return ignored.isEmpty()
        ? Finding.ok("proxy", "None is set; Clarity is reached directly.")
        : new Finding(
            Status.WARNING,
            "proxy",
            ignored.get(0) + " is set, and Java doesn't read it.",
            "Where Clarity is behind that proxy, put \"JAVA_TOOL_OPTIONS\":"
                + " \"-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT\" into the client's env.");
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
}
