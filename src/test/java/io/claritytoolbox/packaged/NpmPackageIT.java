package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests the npm packages after installation into an empty folder. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
final class NpmPackageIT {
  @Test
  void answersByNpxAfterItsInstallation(@TempDir Path temp) throws Exception {
    Distributed.assumeNpm();
    Distributed made = Distributed.made();
    Path packed = Files.createDirectories(temp.resolve("packed"));
    npm(packed, "pack", made.folder().resolveSibling("npm"));
    npm(packed, "pack", made.folder());
    Path folder = Files.createDirectories(temp.resolve("leerer Ordner für npm"));
    Files.writeString(folder.resolve("package.json"), "{\"private\": true}");

    npm(
        folder,
        "install",
        "--offline",
        Distributed.only(packed, "clarity-toolbox-0.0.0-test.tgz"),
        Distributed.only(packed, "clarity-toolbox-" + made.platform() + "-*.tgz"));

    Map<String, String> node =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "HOME",
            temp.toString(),
            "npm_config_offline",
            "true",
            "npm_config_update_notifier",
            "false");
    Told answer =
        Distributed.answer(
            folder,
            node,
            List.of("npx", "-y", "clarity-toolbox", "--prebuilt", "clarity-demo", "--stdio"));
    assertThat(answer.refused()).as(answer.text()).isFalse();
    assertThat(answer.column("Browser")).contains("MobileSafari");
  }

  @Test
  void saysWhichPackageIsMissing(@TempDir Path temp) throws Exception {
    Distributed.assumeNpm();
    Path script = Files.copy(Path.of("src/dist/npm/bin/toolbox.js"), temp.resolve("toolbox.js"));
    Process process = new ProcessBuilder("node", script.toString()).start();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(new String(process.getErrorStream().readAllBytes()))
        .contains("There is no package clarity-toolbox-", "--include=optional");
  }

  private static void npm(Path place, Object... words) throws Exception {
    List<Object> command = new ArrayList<>(List.of("npm"));
    command.addAll(List.of(words));
    command.addAll(List.of("--no-audit", "--no-fund", "--loglevel=error"));
    Distributed.run(place, Map.of(), command);
  }
}
