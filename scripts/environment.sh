# Sourced by ./run, ./test and ./rollcall: finds a JDK 25 and says what is missing.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'
}

find_jdk_25() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    return 0
  fi
  for candidate in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/*jdk*; do
    if is_jdk_25 "$candidate"; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done
  echo "Rollcall needs a JDK 25. Install one (for example Temurin 25), or set JAVA_HOME to where it is." >&2
  return 1
}

# Usage: need_command COMMAND DEBIAN_PACKAGE — collects the packages to install in $missing.
missing=""
need_command() {
  command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

# Installs what is missing when root on Debian; otherwise names the one command and fails.
install_missing() {
  [ -z "$missing" ] && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing" >&2
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2 && missing="" && return 0
  fi
  echo "Missing:$missing. Install with: sudo apt-get install -y --no-install-recommends$missing" >&2
  return 1
}

# Whether anything that goes into the build is newer than the last one.
build_is_stale() {
  [ -f cli/target/rollcall.jar ] || return 0
  [ -n "$(find pom.xml ./*/pom.xml ./*/src server/web -not -path '*/node_modules/*' -type f -newer cli/target/rollcall.jar -print -quit 2>/dev/null)" ]
}

build() {
  need_command mvn maven
  need_command npm npm
  install_missing || return 1
  mvn -q -B -ntp package -Dmaven.test.skip=true -Dspotless.check.skip=true >&2
}
