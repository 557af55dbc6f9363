package io.claritytoolbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The program: every part is made here, by hand. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Screen screen = new Screen(out, err, Screen.columns(System.getProperties()));
    int code = new Program(prebuilts(System.getenv()), server(), screen).run(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** What {@code --prebuilt} takes, each made when it is chosen. */
  @SuppressWarnings("unused") // the environment: its reader comes with the parts
  private static Prebuilts prebuilts(Map<String, String> env) {
    return Prebuilts.of(
        Map.entry("clarity", () -> new Prebuilt("", List.of())),
        Map.entry("clarity-demo", () -> new Prebuilt("", List.of())));
  }

  /** Serves on standard input and output until the input ends. */
  private static Server server() {
    return prebuilt -> System.in.transferTo(OutputStream.nullOutputStream());
  }

  /** In UTF-8 whatever the locale is. What is written to it is flushed by the writer. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
