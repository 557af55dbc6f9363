package io.claritytoolbox;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the dependencies between packages, and which packages may use external libraries. */
final class ArchitectureTest {
  private static final String ROOT = "io.claritytoolbox";

  /** The classes of the product without tests. */
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  /** Each package below the root, without its subpackages, and the packages that it may use. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry(
              "cli",
              Set.of(
                  "server",
                  "tools",
                  "render",
                  "report",
                  "projects",
                  "doctor",
                  "install",
                  "dump",
                  "config",
                  "answer",
                  "spend",
                  "plan",
                  "quota",
                  "history",
                  "storage",
                  "model")),
          Map.entry("server", Set.of("tools", "chart", "json", "model")),
          Map.entry(
              "tools",
              Set.of("render", "chart", "judge", "answer", "dashboard", "plan", "json", "model")),
          Map.entry(
              "render",
              Set.of("chart", "judge", "insight", "answer", "dashboard", "plan", "json", "model")),
          Map.entry("judge", Set.of("insight", "answer", "plan", "model")),
          Map.entry("answer", Set.of("dashboard", "spend", "plan", "quota", "history", "model")),
          Map.entry("spend", Set.of("plan", "quota", "history", "clarity", "model")),
          Map.entry("plan", Set.of("quota", "history", "model")),
          Map.entry("quota", Set.of("model")),
          Map.entry("history", Set.of("model")),
          Map.entry("clarity", Set.of("clarity.wire", "scrub", "http", "model")),
          Map.entry("http", Set.of("model")),
          Map.entry(
              "air",
              Set.of(
                  "air.model", "config", "http", "storage", "quota", "history", "json", "model")),
          Map.entry("air.model", Set.of("model")),
          Map.entry("air.tools", Set.of("air", "air.model", "tools", "render", "model")),
          Map.entry("clarity.wire", Set.of("json", "scrub", "model")),
          Map.entry("scrub", Set.of("model")),
          Map.entry("storage", Set.of("air.model", "quota", "history", "model")),
          Map.entry("dashboard", Set.of("http", "json", "quota", "scrub", "model")),
          Map.entry("demo", Set.of("clarity", "dashboard", "history", "model")),
          Map.entry("config", Set.of("json", "model")),
          Map.entry("json", Set.of()),
          Map.entry(
              "projects",
              Set.of(
                  "config",
                  "answer",
                  "dashboard",
                  "spend",
                  "plan",
                  "quota",
                  "history",
                  "clarity",
                  "http",
                  "scrub",
                  "storage",
                  "demo",
                  "model")),
          Map.entry(
              "doctor",
              Set.of(
                  "projects",
                  "config",
                  "answer",
                  "dashboard",
                  "spend",
                  "plan",
                  "quota",
                  "history",
                  "storage",
                  "model")),
          Map.entry("install", Set.of()),
          Map.entry("dump", Set.of("projects", "dashboard", "render", "quota", "history", "model")),
          Map.entry("insight", Set.of("model")),
          Map.entry("chart", Set.of("model")),
          Map.entry("report", Set.of("chart", "render", "judge", "insight", "answer", "model")),
          Map.entry("model", Set.of()));

  /** Smaller packages have no limit on their public share. */
  private static final int HANDFUL = 6;

  private static final double LARGEST_PUBLIC_SHARE = 0.4;

  /**
   * Values don't count as public in these packages: model and render provide the values that others
   * use, charts and clarity's outcomes are values, tools are data, and tests count the demo's
   * sessions.
   */
  private static final Set<String> SPEAKING_IN_VALUES =
      Set.of(
          "model",
          "answer",
          "plan",
          "spend",
          "render",
          "judge",
          "chart",
          "tools",
          "demo",
          "clarity",
          "dashboard",
          "air");

  /** The types of a port are public for its users and its implementations. */
  private static final Set<String> PORTS = Set.of("quota", "history", "air.model");

  @Test
  void everyPackageHasItsArrows() {
    assertThat(OURS.getPackage(ROOT).getSubpackagesInTree())
        .extracting(ArchitectureTest::name)
        .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyWhatItMay(String name) {
    Stream<String> usable = Stream.concat(Stream.of(name), ARROWS.get(name).stream());
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT + "..").and(not(resideInAnyPackage(folders(usable)))))
        .check(OURS);
  }

  static Set<String> packages() {
    return new TreeSet<>(ARROWS.keySet());
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
  }

  /** Pure packages take only values from ports; reading and writing happens elsewhere. */
  @ParameterizedTest
  @ValueSource(strings = {"plan", "answer"})
  void takesOnlyValuesFromThePorts(String name) {
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(in("quota"), in("history"))
                .and(describe("are no values", type -> !isValue(type))))
        .check(OURS);
  }

  /** A sealed type and its cases count as one class. */
  @ParameterizedTest
  @ValueSource(strings = {"plan", "spend", "answer"})
  void classesOfAPackageHaveNoCycles(String name) {
    SliceAssignment byFile =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().equals(ROOT + "." + name)
                ? SliceIdentifier.of(file(type))
                : SliceIdentifier.ignore();
          }

          @Override
          public String getDescription() {
            return "classes of " + name;
          }
        };
    slices().assignedFrom(byFile).should().beFreeOfCycles().check(OURS);
  }

  private static String file(JavaClass type) {
    Class<?> named = type.reflect();
    while (named.getEnclosingClass() != null) {
      named = named.getEnclosingClass();
    }
    for (Class<?> each : named.getInterfaces()) {
      if (each.isSealed()) {
        named = each;
      }
    }
    return named.getSimpleName();
  }

  @Test
  void modelUsesTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(in("model"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(in("model"), "java..", "org.jspecify.annotations")
        .check(OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "server, io.modelcontextprotocol..",
    "server, reactor..",
    "render, de.siegmar.fastcsv..",
    "http, java.net.http..",
    "storage, java.sql..",
    "storage, javax.sql..",
    "storage, org.sqlite..",
    "storage, org.postgresql..",
    "storage, com.zaxxer.hikari..",
    "insight, org.apache.commons.statistics..",
    "insight, org.apache.commons.numbers.."
  })
  void onlyOnePackageImports(String importer, String imported) {
    noClasses()
        .that(resideOutsideOfPackage(in(importer)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(imported)
        .check(OURS);
  }

  @Test
  void onlyTheRootTouchesEnvironmentAndStreams() {
    noClasses()
        .that(resideOutsideOfPackage(ROOT))
        .should()
        .accessTargetWhere(
            describe(
                "touches environment or streams",
                access ->
                    access.getTargetOwner().isEquivalentTo(System.class)
                        && access.getTarget().getName().matches("getenv|in|out|err")))
        .check(OURS);
  }

  @Test
  void onlyTheCommandLineKnowsItsLibrary() {
    noClasses()
        .that(resideOutsideOfPackage(in("cli")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(OURS);
  }

  @Test
  void onlyTheRootReadsTheTime() {
    noClasses()
        .that(resideOutsideOfPackage(ROOT))
        .should()
        .accessTargetWhere(describe("reads the system's clock", ArchitectureTest::readsTheClock))
        .check(OURS);
  }

  private static boolean readsTheClock(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String method = access.getTarget().getName();
    if (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class)) {
      return method.matches("system.*|tick.+");
    }
    if (owner.isEquivalentTo(System.class)) {
      return method.equals("currentTimeMillis");
    }
    return owner.getPackageName().equals("java.time") && method.equals("now");
  }

  @Test
  void everyPackageIsNullMarked() {
    JavaPackage root = OURS.getPackage(ROOT);
    assertThat(Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream()))
        .hasSizeGreaterThan(ARROWS.size())
        .allMatch(
            each -> each.tryGetPackageInfo().isPresent() && each.isAnnotatedWith(NullMarked.class));
  }

  @Test
  void fewTypesOfAPackageArePublic() {
    List<JavaPackage> large =
        OURS.getPackage(ROOT).getSubpackagesInTree().stream()
            .filter(each -> types(each).size() > HANDFUL)
            .filter(each -> !PORTS.contains(name(each)))
            .toList();

    assertThat(large).isNotEmpty().allSatisfy(ArchitectureTest::hasFewDoors);
  }

  private static void hasFewDoors(JavaPackage each) {
    List<JavaClass> types = types(each);
    boolean inValues = SPEAKING_IN_VALUES.contains(name(each));
    List<String> doors =
        types.stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !(inValues && isValue(type)))
            .map(JavaClass::getSimpleName)
            .toList();
    assertThat((double) doors.size() / types.size())
        .as("%s of %d types in %s", doors, types.size(), each.getName())
        .isLessThan(LARGEST_PUBLIC_SHARE);
  }

  private static boolean isValue(JavaClass type) {
    return type.isRecord() || type.isEnum() || type.reflect().isSealed();
  }

  private static List<JavaClass> types(JavaPackage each) {
    return each.getClasses().stream()
        .filter(type -> type.isTopLevelClass() && !type.isArray())
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .toList();
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*[.$](Abstract|Base)[A-Z][^.$]*")
        .orShould()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Service|Impl|Dto|DTO)")
        .check(OURS);
  }

  private static String name(JavaPackage each) {
    return each.getName().substring(ROOT.length() + 1);
  }

  private static String in(String name) {
    return ROOT + "." + name;
  }

  private static String[] folders(Stream<String> names) {
    return names.map(ArchitectureTest::in).toArray(String[]::new);
  }
}
