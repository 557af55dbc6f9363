package io.claritytoolbox.dump;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the sheets of a dump go. */
interface Sheets {
  /** The sheet of that name, to be closed; one that nobody wants takes what it is given. */
  OutputStream open(String name) throws IOException;

  /** One sheet to a stream that stays open, the others nowhere. */
  static Sheets only(String wanted, OutputStream out) {
    return name ->
        name.equals(wanted) ? new Lent(new BufferedOutputStream(out, 1 << 16)) : nowhere();
  }

  /** One file each, which only its owner may read; an existing file is not overwritten. */
  static Sheets in(Path folder) {
    return name -> {
      Files.createDirectories(folder);
      Path file = folder.resolve(name);
      Files.createFile(file, ownersOnly(folder));
      return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    };
  }

  private static OutputStream nowhere() {
    return OutputStream.nullOutputStream();
  }

  private static FileAttribute<?>[] ownersOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Is flushed in place of being closed. */
  final class Lent extends FilterOutputStream {
    Lent(OutputStream out) {
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
