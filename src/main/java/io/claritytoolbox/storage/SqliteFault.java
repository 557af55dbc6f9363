package io.claritytoolbox.storage;

import java.sql.SQLException;

/** The failures of a SQLite store, and what to do about each. */
enum SqliteFault {
  LOCKED(
      "Another process holds the store locked. Ask again in a moment; if it stays so, close the"
          + " program that uses the file that CLARITY_STORE names."),
  READ_ONLY(
      "The store can't be written: its file or folder is read-only. Give your user the right to"
          + " write it, or set CLARITY_STORE to another file."),
  DISK_ERROR(
      "The store can't be read or written: the disk reports an error. Check the disk, or set"
          + " CLARITY_STORE to a file on another one."),
  DISK_FULL(
      "The store can't be written: the disk is full. Free some space, or set CLARITY_STORE to a"
          + " file on another disk."),
  CANNOT_OPEN(
      "The store can't be opened. Check that the folder of its file is there and that your user"
          + " may write it, or set CLARITY_STORE to another file."),
  DAMAGED(
      "The store is damaged. Move its file away to begin a new one, or set CLARITY_STORE to another"
          + " file; the count of today's requests then begins anew."),
  FOREIGN(
      "The file that CLARITY_STORE names is not a store of this program. Nothing in it was changed."
          + " Set CLARITY_STORE to another file."),
  CONTRADICTION(
      "The store refused what was to be written, because it contradicts itself or what is there."
          + " Nothing of it was stored; the log has the details."),
  OPEN_TO_OTHERS(
      "The store's file can be written by other users of this computer and does not belong to"
          + " yours, so what it says can't be trusted and it is not used. Make it your own and"
          + " writable by you alone, or set CLARITY_STORE to another file."),
  OTHER("The store can't be read or written. The log has the details.");

  /** SQLITE_BUSY. */
  static final int LOCKED_CODE = 5;

  /** SQLITE_CANTOPEN. */
  static final int CANNOT_OPEN_CODE = 14;

  /** SQLITE_CORRUPT. */
  static final int DAMAGED_CODE = 11;

  /** Our code, unused by SQLite: another file has replaced the open one. */
  static final int MOVED_CODE = 224;

  /** Our code: other users can write the file. */
  static final int OPEN_TO_OTHERS_CODE = 225;

  /** Our code: the file belongs to another program. */
  static final int FOREIGN_CODE = 226;

  private final String sentence;

  SqliteFault(String sentence) {
    this.sentence = sentence;
  }

  /** Decides by SQLite's primary result code, the lowest byte. */
  static SqliteFault of(SQLException failure) {
    return switch (failure.getErrorCode() & 0xff) {
      case LOCKED_CODE, 6 -> LOCKED;
      case 3, 8, 23 -> READ_ONLY;
      case 10 -> DISK_ERROR;
      case DAMAGED_CODE, 26 -> DAMAGED;
      case 13 -> DISK_FULL;
      case CANNOT_OPEN_CODE -> CANNOT_OPEN;
      case 19 -> CONTRADICTION;
      case OPEN_TO_OTHERS_CODE -> OPEN_TO_OTHERS;
      case FOREIGN_CODE -> FOREIGN;
      default -> OTHER;
    };
  }

  String sentence() {
    return sentence;
  }
}
