package io.claritytoolbox;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    System.err.println("args " + String.join("|", args) + " " + System.getProperty("user.dir"));
    System.in.transferTo(System.out);
  }
}
