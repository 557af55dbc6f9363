package io.claritytoolbox.server;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/** A process that serves the toys. */
final class ToyServerMain {
  private ToyServerMain() {}

  public static void main(String[] args) {
    new StdioServer(
            ToyCatalog.IDENTITY,
            ToyCatalog.full(),
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out))
        .serve();
  }
}
