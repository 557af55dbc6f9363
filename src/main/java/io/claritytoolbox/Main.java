package io.claritytoolbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
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
    Program program =
        new Program(prebuilts(System.getenv()), prebuilt -> serve(prebuilt, out), screen);
    int code = program.run(args);
    out.flush();
    System.exit(code);
  }

  /** What {@code --prebuilt} takes, each made when it is asked for. */
  private static Prebuilts prebuilts(Map<String, String> env) {
    return Prebuilts.of(
        Map.entry("clarity", () -> new Prebuilt("", List.of())),
        Map.entry("clarity-demo", () -> new Prebuilt("", List.of())));
  }

  /** Serves on standard input and output until the input ends. */
  private static void serve(Prebuilt prebuilt, PrintStream out) throws java.io.IOException {
    System.in.transferTo(out);
  }

  /** In UTF-8 whatever the locale is, and buffered: who writes flushes. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
