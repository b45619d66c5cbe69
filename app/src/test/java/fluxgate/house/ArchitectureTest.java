package fluxgate.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.net.IDN;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("fluxgate");

  /**
   * Readers and framings that formats share; every other folder of {@code format} is one format.
   */
  static final List<String> SHARED_BY_FORMATS =
      List.of("envelope", "framing", "message", "text", "windows");

  @Test
  void all_modules_are_in_sight() {
    assertThat(CLASSES.contain("fluxgate.format.Format")).isTrue();
    assertThat(CLASSES.contain("fluxgate.app.Main")).isTrue();
    assertThat(CLASSES.contain("fluxgate.house.ArchitectureTest")).isFalse();
  }

  @Test
  void the_words_of_the_field_know_nothing_of_ours() {
    sees("dns", "net");
    sees("net");
  }

  @Test
  void bytes_become_observations_become_verdicts() {
    sees("observation", "dns", "net");
    sees("format", "observation", "dns", "net");
    sees("verdict", "observation", "dns", "net");
    sees("detect", "verdict", "observation", "dns", "net");
  }

  @Test
  void the_core_does_not_see_the_app() {
    core().should().dependOnClassesThat().resideInAPackage("fluxgate.app..").check(CLASSES);
  }

  @Test
  void the_core_has_no_clock() {
    core().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    core().should().callMethod(System.class, "nanoTime").check(CLASSES);
    core().should().dependOnClassesThat(assignableTo(Clock.class)).check(CLASSES);
    core()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "java.time's now()",
                call ->
                    call.getName().equals("now")
                        && call.getTargetOwner().getPackageName().startsWith("java.time")))
        .check(CLASSES);
  }

  @Test
  void the_core_has_no_thread_no_socket_no_file_no_log() {
    DescribedPredicate<JavaClass> forbidden =
        assignableTo(Thread.class)
            .or(assignableTo("java.util.concurrent.Executor"))
            .or(assignableTo("java.util.Timer"))
            .or(resideInAnyPackage("java.nio.channels..", "java.nio.file.."))
            .or(resideInAPackage("java.net..").and(not(type(IDN.class)))) // IDN is only text
            .or(resideInAPackage("java.util.logging.."))
            .or(assignableTo(System.Logger.class))
            .or(
                DescribedPredicate.describe(
                    "files of java.io",
                    type ->
                        type.getName().startsWith("java.io.File")
                            || type.getName().equals("java.io.RandomAccessFile")));
    core().should().dependOnClassesThat(forbidden).check(CLASSES);
    core().should().accessField(System.class, "out").check(CLASSES);
    core().should().accessField(System.class, "err").check(CLASSES);
  }

  @Test
  void formats_do_not_import_each_other() {
    siblings("fluxgate.format", SHARED_BY_FORMATS);
  }

  @Test
  void signals_do_not_import_each_other() {
    siblings("fluxgate.detect.signal", List.of());
  }

  @Test
  void rooms_are_free_of_cycles() {
    slices().matching("fluxgate.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void rooms_of_the_store_and_of_the_commands_are_free_of_cycles() {
    packages("fluxgate.app.history");
    packages("fluxgate.app.cli");
  }

  /** A package and those below it, each by itself. */
  private static void packages(String parent) {
    slices()
        .matching("fluxgate.app.(**)")
        .should()
        .beFreeOfCycles()
        .check(CLASSES.that(resideInAPackage(parent + "..")));
  }

  /** Classes of one room of the core use nothing of ours but that room and those named. */
  private static void sees(String room, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = "fluxgate." + room + "..";
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = "fluxgate." + others[i] + "..";
    }
    noClasses()
        .that()
        .resideInAPackage(allowed[0])
        .should()
        .dependOnClassesThat(resideInAPackage("fluxgate..").and(resideOutsideOfPackages(allowed)))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static GivenClassesConjunction core() {
    return noClasses()
        .that()
        .resideInAPackage("fluxgate..")
        .and()
        .resideOutsideOfPackage("fluxgate.app..");
  }

  /** No class in one folder below {@code parent} uses a class in another, the shared ones apart. */
  private static void siblings(String parent, List<String> shared) {
    DescribedPredicate<JavaClass> any =
        DescribedPredicate.describe("in a folder of its own", type -> folder(parent, type) != null);
    for (JavaClass type : CLASSES.that(any)) {
      String own = String.valueOf(folder(parent, type));
      List<String> foreign =
          type.getDirectDependenciesFromSelf().stream()
              .map(dependency -> dependency.getTargetClass())
              .filter(target -> any.test(target))
              .filter(target -> !own.equals(folder(parent, target)))
              .filter(target -> !shared.contains(String.valueOf(folder(parent, target))))
              .map(JavaClass::getName)
              .distinct()
              .toList();
      assertThat(foreign).as("what %s uses of its siblings", type.getName()).isEmpty();
    }
  }

  private static @Nullable String folder(String parent, JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(parent + ".")) {
      return null;
    }
    String below = name.substring(parent.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }
}
