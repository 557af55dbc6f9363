package io.claritytoolbox.cli;

import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.install.Client;
import io.claritytoolbox.install.ClientFile;
import io.claritytoolbox.install.ClientFile.Change;
import io.claritytoolbox.install.ClientFile.RefusedException;
import io.claritytoolbox.model.UntrustedText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of install and uninstall: the client, and whether to ask. */
final class ClientSettingsChange {
  private static final int LONGEST_WORD = 40;

  @Parameters(
      paramLabel = "CLIENT",
      completionCandidates = Names.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String word = "";

  @Option(names = "--yes", description = "Don't ask; required without a terminal.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Print what would change, and change nothing.")
  private boolean dryRun;

  /** The names of the clients, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Client.words().iterator();
    }
  }

  /** Creates the new text of the settings file. */
  interface Edit {
    Change apply() throws IOException, RefusedException;
  }

  private Client client() {
    return Client.of(word)
        .orElseThrow(
            () ->
                CommandFault.misused(
                    "There is no client %s. The clients are: %s."
                        .formatted(
                            UntrustedText.clean(word, LONGEST_WORD),
                            String.join(", ", Client.words()))));
  }

  ClientFile file(Machine machine) {
    return new ClientFile(
        client(),
        new ClientFile.Folders(
            machine.property("os.name"),
            Path.of(machine.property("user.home")),
            machine.environment()));
  }

  /**
   * Shows a change, asks for confirmation and writes it.
   *
   * @param shown prints the change
   */
  int make(Program program, Edit edit, Runnable shown, String question) {
    String title = client().title();
    try {
      Change change = edit.apply();
      if (change.isNone()) {
        program.print(title + ": nothing to change in " + change.file() + ".");
        return 0;
      }
      program.print(title + ", " + change.file() + ":");
      shown.run();
      program.screen().out().flush();
      if (dryRun) {
        return 0;
      }
      if (!yes && !program.confirms(question, "Nothing was changed.")) {
        return Program.FAILED;
      }
      Optional<Path> backup = change.make(program.machine().get().clock().instant());
      backup.ifPresent(
          copy ->
              program.print(
                  "The former file is kept as " + copy + ". Delete it if it contains a token."));
      program.print("Done. Restart " + title + ".");
      return 0;
    } catch (RefusedException refused) {
      return program.fail(refused.getMessage());
    } catch (IOException e) {
      LoggerFactory.getLogger(ClientSettingsChange.class).error("settings not changed", e);
      return program.fail("The settings of " + title + " can't be read or written.");
    }
  }
}
