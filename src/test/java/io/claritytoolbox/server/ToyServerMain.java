package io.claritytoolbox.server;

import io.claritytoolbox.model.PaidRequests;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/** A server process with the toy catalog. */
final class ToyServerMain {
  private static final PaidRequests PAID = new PaidRequests();

  private ToyServerMain() {}

  public static void main(String[] args) {
    new StdioServer(
            Offer.of(ToyCatalog.IDENTITY, ToyCatalog.full(PAID)),
            PAID,
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out))
        .serveUntilSignal();
  }
}
