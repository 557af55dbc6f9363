package io.claritytoolbox.cli;

/** Scripts in place of Java and Maven that log their calls, for the launcher's tests. */
public final class FakeTools {
  private FakeTools() {}

  /**
   * Logs a line per build. The files {@code sleep} and {@code exit} in its folder set its duration
   * and exit code.
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
      cp "$FAKES"/jars/* "$folder/dist/lib"
      """;

  /**
   * Runs the launcher's own sources with a real Java. Otherwise logs its flags and the input of a
   * training session, and acts on the program's first argument.
   */
  public static final String JAVA =
      """
      #!/bin/sh
      home=${0%/bin/java}
      case ${2-} in *.java) exec "$REAL_JAVA" "$@" ;; esac
      echo "$*" >>"$home/log"
      case "$*" in
        *-version*) printf '  java.home = %s\\n  java.runtime.version = 17.0.15+6\\n' "$home" >&2; exit ;;
      esac
      for word; do
        case $word in
          -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
            { env | grep -e '^CLARITY_' -e '^HOME='; cat; } >>"$home/log"
            echo archive >"${word#*=}"
            ;;
        esac
      done
      echo "in $PWD"
      while [ "$1" != -cp ]; do echo "$1"; shift; done
      shift 3
      case ${1-} in cat) cat ;; pid) echo "pid $$" ;; esac
      printf '[%s] ' "$@"
      echo
      if [ -f "$home/exit" ]; then exit "$(cat "$home/exit")"; fi
      """;
}
