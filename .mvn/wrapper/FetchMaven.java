import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Fetches a Maven: address of the zip, its SHA-256, the folder to unpack it to. */
final class FetchMaven {
  private FetchMaven() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("java.net.useSystemProxies", "true");
    Path folder = Path.of(args[2]);
    byte[] zip;
    try (InputStream in = URI.create(args[0]).toURL().openStream()) {
      zip = in.readAllBytes();
    }
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
    if (!sum.equals(args[1])) {
      System.err.println("What " + args[0] + " answers has the SHA-256 " + sum + ": not used.");
      System.exit(1);
    }
    Files.createDirectories(folder.getParent());
    Path fresh = Files.createTempDirectory(folder.getParent(), "unpacking");
    unpack(zip, fresh);
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      // Another process was first.
    }
  }

  /** The zip's content without its single outer folder. */
  private static void unpack(byte[] zip, Path folder) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
        String inner = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path file = folder.resolve(inner).normalize();
        if (entry.isDirectory() || !file.startsWith(folder)) {
          continue;
        }
        Files.createDirectories(file.getParent());
        Files.copy(entries, file);
      }
    }
  }
}
