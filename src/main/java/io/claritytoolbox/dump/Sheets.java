package io.claritytoolbox.dump;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Opens the files or streams of a dump by name. */
interface Sheets {
  /** A stream for the caller to close. It discards its input if the sheet is not wanted. */
  OutputStream open(String name) throws IOException;

  /** Writes one sheet to a stream, which stays open, and discards the others. */
  static Sheets only(String wanted, OutputStream out) {
    return name ->
        name.equals(wanted)
            ? new Unclosed(new BufferedOutputStream(out, 1 << 16))
            : OutputStream.nullOutputStream();
  }

  /** Creates a file for each sheet, readable only by its owner. Fails if the file exists. */
  static Sheets in(Path folder) {
    return name -> {
      Files.createDirectories(folder);
      Path file = folder.resolve(name);
      Files.createFile(file, ownersOnly(folder));
      return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    };
  }

  private static FileAttribute<?>[] ownersOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Flushes the stream instead of closing it. */
  final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
