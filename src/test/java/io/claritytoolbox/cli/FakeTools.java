package io.claritytoolbox.cli;

/** What the launcher's test has in place of a JVM and a Maven: scripts that log their calls. */
public final class FakeTools {
  private FakeTools() {}

  /**
   * Logs a line a build, then builds as fast as its folder's files {@code sleep} and {@code exit}
   * say.
   */
  public static final String MAVEN =
      """
      #!/bin/sh
      here=${0%/*}
      echo "$PWD $*" >>"$here/log"
      if [ -f "$here/sleep" ]; then sleep "$(cat "$here/sleep")"; else sleep 0.2; fi
      if [ -f "$here/exit" ]; then exit "$(cat "$here/exit")"; fi
      for word; do
        case $word in -Dbuild.folder=*) folder=${word#*=} ;; esac
      done
      mkdir -p "$folder/dist/lib"
      echo jar >"$folder/dist/clarity-toolbox.jar"
      echo jar >"$folder/dist/lib/some.jar"
      """;

  /** Logs its flags and what a training session says; then acts on the program's first argument. */
  public static final String JAVA =
      """
      #!/bin/sh
      home=${0%/bin/java}
      echo "$*" >>"$home/log"
      case "$*" in
        *OSInfo) printf 'Linux/x86_64'; exit ;;
        *-version*) printf '  java.home = %s\\n  java.runtime.version = 17.0.15+6\\n' "$home" >&2; exit ;;
      esac
      for word; do
        case $word in
          -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
            cat >>"$home/log"
            echo archive >"${word#*=}"
            ;;
        esac
      done
      echo "in $PWD"
      while [ "$1" != -jar ]; do echo "$1"; shift; done
      shift 2
      case ${1-} in cat) cat ;; pid) echo "pid $$" ;; esac
      printf '[%s] ' "$@" | sed 's/ $//'
      echo
      if [ -f "$home/exit" ]; then exit "$(cat "$home/exit")"; fi
      """;

  /** Unpacks a library from any jar. */
  public static final String JAR =
      """
      #!/bin/sh
      mkdir -p "$3"
      echo library >"$3/libsqlitejdbc.so"
      """;
}
