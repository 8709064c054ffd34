package io.serenade;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.sql.Statement;
import javax.script.ScriptEngineManager;

/**
 * Ways by which what strangers send could become commands, objects or statements, which nothing here may use. Each was
 * seen red with a class that does it.
 */
@AnalyzeClasses(packages = "io.serenade", importOptions = DoNotIncludeTests.class)
class HostileInputRulesTest {

    /** A command line that is one text is cut at blanks; programs are started with a list of arguments, without a shell. */
    @ArchTest
    static final ArchRule nobodyHandsATextToTheSystem = noClasses()
            .should()
            .callMethod(Runtime.class, "exec", String.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class, String[].class);

    @ArchTest
    static final ArchRule onlyFfmpegAndTheLauncherStartPrograms = noClasses()
            .that()
            .resideOutsideOfPackages("io.serenade.rendering.ffmpeg..", "io.serenade.launch..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class);

    /** Messages carry an id in a property, so that no bytes of a message become an object. */
    @ArchTest
    static final ArchRule nobodyReadsObjectsFromBytes = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.jms.ObjectMessage");

    @ArchTest
    static final ArchRule nobodyRunsScripts =
            noClasses().should().dependOnClassesThat().areAssignableTo(ScriptEngineManager.class);

    /** Values reach the database as parameters; a plain statement has none. */
    @ArchTest
    static final ArchRule statementsHaveParameters = noClasses()
            .that()
            .resideOutsideOfPackages("io.serenade.launch..", "io.serenade.platform..")
            .should()
            .callMethod(Statement.class, "execute", String.class)
            .orShould()
            .callMethod(Statement.class, "executeQuery", String.class)
            .orShould()
            .callMethod(Statement.class, "executeUpdate", String.class);
}
