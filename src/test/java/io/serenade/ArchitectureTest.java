package io.serenade;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.serenade.jobs.Product;
import io.serenade.operators.AuditLog;
import io.serenade.operators.CleanUp;
import io.serenade.operators.Controls;
import io.serenade.operators.OperatorActions;
import io.serenade.operators.PersonalJobs;
import io.serenade.operators.Rehearsals;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.operators.AdminServlet;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The direction in which packages may use each other, as an allow-list, and a few things nobody may do. */
@AnalyzeClasses(packages = "io.serenade", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] EDGES = Stream.concat(
                    Stream.of(
                            "io.serenade.accounts.web..",
                            "io.serenade.intake.web..",
                            "io.serenade.jobs.batch..",
                            "io.serenade.jobs.jms..",
                            "io.serenade.jobs.schedule..",
                            "io.serenade.launch..",
                            "io.serenade.operators.schedule..",
                            "io.serenade.operators.web..",
                            "io.serenade.site.web.."),
                    packagesOfProducts().flatMap(product -> Stream.of(product + ".schedule..", product + ".web..")))
            .toArray(String[]::new);
    private static final String[] EDGES_AND_THE_LIST_OF_THEM =
            Stream.concat(Stream.of("io.serenade"), Arrays.stream(EDGES)).toArray(String[]::new);

    @ArchTest
    static final ArchRule platformStandsAlone = mayUse("io.serenade.platform..", "io.serenade.platform..");

    @ArchTest
    static final ArchRule theRootOfThePlatformUsesNoneOfItsPackages =
            mayUse("io.serenade.platform", "io.serenade.platform");

    @ArchTest
    static final ArchRule thePlatformHasNoCycles =
            slices().matching("io.serenade.platform.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule storageUsesThePlatform =
            mayUse("io.serenade.storage..", "io.serenade.storage..", "io.serenade.platform..");

    @ArchTest
    static final ArchRule theSiteUsesThePlatform =
            mayUse("io.serenade.site", "io.serenade.site", "io.serenade.site.theme", "io.serenade.platform..");

    @ArchTest
    static final ArchRule theEdgeOfTheSiteUsesThePlatform =
            mayUse("io.serenade.site.web", "io.serenade.site..", "io.serenade.platform..");

    @ArchTest
    static final ArchRule pagesOfClipsUseJobsAndAccounts = mayUse(
            "io.serenade.site.clips",
            "io.serenade.site..",
            "io.serenade.accounts",
            "io.serenade.jobs",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule pagesOfAccountsUseAccountsAndTheOutbox = mayUse(
            "io.serenade.site.accounts",
            "io.serenade.site..",
            "io.serenade.accounts",
            "io.serenade.jobs.outbox",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule themesKnowNoPages =
            mayUse("io.serenade.site.theme", "io.serenade.site.theme", "io.serenade.platform..");

    @ArchTest
    static final ArchRule accountsUseThePlatform =
            mayUse("io.serenade.accounts..", "io.serenade.accounts..", "io.serenade.platform..");

    @ArchTest
    static final ArchRule renderingUsesThePlatform =
            mayUse("io.serenade.rendering..", "io.serenade.rendering..", "io.serenade.platform..");

    @ArchTest
    static final ArchRule theRootOfRenderingHoldsWhatItsPackagesShare =
            mayUse("io.serenade.rendering", "io.serenade.rendering", "io.serenade.platform..");

    @ArchTest
    static final ArchRule picturesKnowNoRecord = mayUse(
            "io.serenade.rendering.image..",
            "io.serenade.rendering.image..",
            "io.serenade.rendering",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule songsKnowNoPictures = mayUse(
            "io.serenade.rendering.sound",
            "io.serenade.rendering.sound",
            "io.serenade.rendering",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.rendering.mp4",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule talkingClipsKnowNoPicturesOrSongs = mayUse(
            "io.serenade.rendering.speech",
            "io.serenade.rendering.speech",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.rendering.mp4",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule filtersKnowNoPhotosOrSongs = mayUse(
            "io.serenade.rendering.filters",
            "io.serenade.rendering.filters",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.rendering.image..",
            "io.serenade.rendering.mp4",
            "io.serenade.rendering.speech",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule filmsKnowNoJobs = mayUse(
            "io.serenade.rendering.film",
            "io.serenade.rendering.film",
            "io.serenade.rendering",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.rendering.mp4",
            "io.serenade.rendering.sound",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule ffmpegStandsAlone =
            mayUse("io.serenade.rendering.ffmpeg", "io.serenade.rendering.ffmpeg", "io.serenade.platform..");

    @ArchTest
    static final ArchRule theFileFormatStandsAlone = mayUse("io.serenade.rendering.mp4", "io.serenade.rendering.mp4");

    @ArchTest
    static final ArchRule renderingHasNoCycles =
            slices().matching("io.serenade.rendering.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theDetectorSeesFramesOnly = mayUse(
            "io.serenade.detector", "io.serenade.detector", "io.serenade.rendering.ffmpeg", "io.serenade.platform..");

    @ArchTest
    static final ArchRule theIntakeKnowsNoProduct = mayUse(
            "io.serenade.intake..",
            "io.serenade.intake..",
            "io.serenade.accounts",
            "io.serenade.providers",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.rendering.image..",
            "io.serenade.storage..",
            "io.serenade.platform..");

    /** Each such class tells of it by an event, or leaves it to what keeps the log. */
    @ArchTest
    static final ArchRule whatOperatorsChangeIsLogged = classes()
            .that(DescribedPredicate.describe("let operators change something", ArchitectureTest::letsOperatorsChange))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    OperatorAct.class,
                    OperatorActions.class,
                    AuditLog.class,
                    Controls.class,
                    PersonalJobs.class,
                    Rehearsals.class,
                    CleanUp.class);

    private static boolean letsOperatorsChange(JavaClass type) {
        return (type.isAnnotatedWith(AdminOnly.class) || type.isAssignableTo(AdminServlet.class))
                && type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("doPost")
                                || Stream.of(POST.class, PUT.class, DELETE.class)
                                        .anyMatch(method::isAnnotatedWith));
    }

    /** Whose key it is matters where files are sent over HTTP only. */
    @ArchTest
    static final ArchRule theIntakeKnowsCallersOverHttpOnly = mayUse(
            "io.serenade.intake",
            "io.serenade.intake",
            "io.serenade.providers",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.rendering.image..",
            "io.serenade.storage",
            "io.serenade.platform..");

    /** A server may be without it. */
    @ArchTest
    static final ArchRule oneClassOfEachKindOfNetworkKnowsOnnxRuntime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.serenade.detector.OnnxNetwork")
            .and()
            .doNotHaveFullyQualifiedName("io.serenade.musicvideo.analysis.OnnxBeatNetwork")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    /** Its methods look their provider up at each call; there is one in {@code platform.SharedJson}. */
    @ArchTest
    static final ArchRule nobodyLooksTheJsonProviderUpEachTime =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.json.Json");

    /** CDI's own bean of this type can be used only while a request is answered, and workers make beans too. */
    @ArchTest
    static final ArchRule nobodyNeedsARequestToBeMade = noMethods()
            .that()
            .areAnnotatedWith(Produces.class)
            .should()
            .haveRawParameterTypes(DescribedPredicate.<List<JavaClass>>describe(
                    "with a ServletContext among them",
                    types -> types.stream().anyMatch(type -> type.isEquivalentTo(ServletContext.class))))
            .because("a bean may be made by a timer or a worker first, and then fails for good");

    @ArchTest
    static final ArchRule providersKnowNoJobs =
            mayUse("io.serenade.providers..", "io.serenade.providers..", "io.serenade.platform..");

    @ArchTest
    static final ArchRule jobsKnowNoProduct = mayUse(
            "io.serenade.jobs..",
            "io.serenade.jobs..",
            "io.serenade.accounts",
            "io.serenade.providers",
            "io.serenade.storage..",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule operatorsKnowNoProduct = mayUse(
            "io.serenade.operators..",
            "io.serenade.operators..",
            "io.serenade.jobs..",
            "io.serenade.providers",
            "io.serenade.storage..",
            "io.serenade.platform..");

    /** Whose key it is matters where jobs are shown over HTTP; a job itself has an owner, whoever that is. */
    @ArchTest
    static final ArchRule jobsKnowCallersOverHttpOnly = noClasses()
            .that()
            .resideInAPackage("io.serenade.jobs..")
            .and()
            .resideOutsideOfPackage("io.serenade.jobs.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.serenade.accounts..");

    @ArchTest
    static void productsKnowNoOtherProduct(JavaClasses imported) {
        packagesOfProducts().forEach(product -> mayUse(
                        product + "..",
                        product + "..",
                        "io.serenade.accounts..",
                        "io.serenade.detector",
                        "io.serenade.intake",
                        "io.serenade.jobs..",
                        "io.serenade.providers..",
                        "io.serenade.rendering..",
                        "io.serenade.site..",
                        "io.serenade.storage..",
                        "io.serenade.platform..")
                .check(imported));
    }

    /** Only settings, their producers and the descriptor name a provider; the rest knows what it can do. */
    @ArchTest
    static void productsKnowCapabilitiesNotProviders(JavaClasses imported) {
        packagesOfProducts().forEach(product -> noClasses()
                .that()
                .resideInAPackage(product + "..")
                .and()
                .areNotAssignableTo(Product.class)
                .and()
                .haveSimpleNameNotEndingWith("Settings")
                .and()
                .haveSimpleNameNotEndingWith("Configuration")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.serenade.providers.*..")
                        .and(JavaClass.Predicates.resideOutsideOfPackage("io.serenade.providers.schema")))
                .check(imported));
    }

    @ArchTest
    static final ArchRule theSandboxIsReachedOverHttpOnly = noClasses()
            .that()
            .resideOutsideOfPackages("io.serenade.sandbox..", "io.serenade.launch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.serenade.sandbox..");

    @ArchTest
    static final ArchRule theSandboxKnowsNoProduct = mayUse(
            "io.serenade.sandbox..", "io.serenade.sandbox..", "io.serenade.platform..", "io.serenade.rendering..");

    /** But for the descriptors, which name the resources of their products. */
    @ArchTest
    static final ArchRule tasksKnowNoStandIn =
            mayUse("io.serenade.sandbox.tasks", "io.serenade.sandbox.tasks", "io.serenade.platform..");

    @ArchTest
    static final ArchRule theSongStandInKnowsNoOther = mayUse(
            "io.serenade.sandbox.sonauto",
            "io.serenade.sandbox.sonauto",
            "io.serenade.sandbox.music",
            "io.serenade.sandbox.tasks",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule theMediaStandInKnowsNoOther = mayUse(
            "io.serenade.sandbox.replicate",
            "io.serenade.sandbox.replicate",
            "io.serenade.sandbox.pictures",
            "io.serenade.sandbox.tasks",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.rendering.image..",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule musicStandsAlone = mayUse("io.serenade.sandbox.music", "io.serenade.sandbox.music");

    @ArchTest
    static final ArchRule drawnPicturesUseFfmpegAndTheEncoder = mayUse(
            "io.serenade.sandbox.pictures",
            "io.serenade.sandbox.pictures",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.rendering.image..");

    @ArchTest
    static final ArchRule speechStandsAlone = mayUse("io.serenade.sandbox.speech", "io.serenade.sandbox.speech");

    @ArchTest
    static final ArchRule theSpeechStandInKnowsNoOther = mayUse(
            "io.serenade.sandbox.elevenlabs",
            "io.serenade.sandbox.elevenlabs",
            "io.serenade.sandbox.speech",
            "io.serenade.sandbox.tasks",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule theVideoStandInKnowsNoOther = mayUse(
            "io.serenade.sandbox.revid",
            "io.serenade.sandbox.revid",
            "io.serenade.sandbox.pictures",
            "io.serenade.sandbox.speech",
            "io.serenade.sandbox.tasks",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule theTranslatingStandInKnowsNoOther = mayUse(
            "io.serenade.sandbox.indictrans",
            "io.serenade.sandbox.indictrans",
            "io.serenade.sandbox.tasks",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule writingStandsAlone = mayUse(
            "io.serenade.sandbox.writing",
            "io.serenade.sandbox.writing",
            "io.serenade.sandbox.tasks",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule theListeningStandInKnowsNoOther = mayUse(
            "io.serenade.sandbox.openai",
            "io.serenade.sandbox.openai",
            "io.serenade.sandbox.music",
            "io.serenade.sandbox.writing",
            "io.serenade.sandbox.tasks",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule theOtherWritingStandInKnowsNoOther = mayUse(
            "io.serenade.sandbox.anthropic",
            "io.serenade.sandbox.anthropic",
            "io.serenade.sandbox.writing",
            "io.serenade.sandbox.tasks",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule lyricsKnowNoPlans = mayUse(
            "io.serenade.musicvideo.lyrics",
            "io.serenade.musicvideo.lyrics",
            "io.serenade.jobs.calls",
            "io.serenade.providers",
            "io.serenade.rendering.ffmpeg",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule plansKnowTheSongAndItsWords = mayUse(
            "io.serenade.musicvideo.planning",
            "io.serenade.musicvideo.planning",
            "io.serenade.musicvideo.analysis",
            "io.serenade.musicvideo.lyrics",
            "io.serenade.jobs.calls",
            "io.serenade.providers..",
            "io.serenade.platform..");

    @ArchTest
    static final ArchRule onlyTheSandboxSpeaks = noClasses()
            .that()
            .resideOutsideOfPackage("io.serenade.sandbox.speech")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.speech..");

    @ArchTest
    static final ArchRule theSandboxHasNoCycles =
            slices().matching("io.serenade.sandbox.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule schemasUseThePlatformOnly =
            mayUse("io.serenade.providers.schema", "io.serenade.providers.schema", "io.serenade.platform..");

    @ArchTest
    static final ArchRule providersHaveNoCycles =
            slices().matching("io.serenade.providers.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingDependsOnTheEdges = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES_AND_THE_LIST_OF_THEM)
            .and()
            .areNotAssignableTo(Product.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EDGES);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.serenade.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobodyStartsAShell = noClasses()
            .should()
            .callMethod(Runtime.class, "exec", String.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideInAnyPackage(Stream.concat(
                            Stream.of("io.serenade.accounts..", "io.serenade.jobs.."),
                            packagesOfProducts().map(product -> product + ".."))
                    .toArray(String[]::new))
            .should()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule messagesCarryNoObjects =
            noClasses().should().dependOnClassesThat().areAssignableTo(jakarta.jms.ObjectMessage.class);

    private static Stream<String> packagesOfProducts() {
        return Products.all().stream().map(product -> product.getClass().getPackageName());
    }

    private static ArchRule mayUse(String who, String... whom) {
        DescribedPredicate<JavaClass> ours = JavaClass.Predicates.resideInAPackage("io.serenade..");
        DescribedPredicate<JavaClass> others = DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(whom))
                .and(ours);
        return classes()
                .that()
                .resideInAPackage(who)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(others))
                .as(who + " may use " + Arrays.toString(whom));
    }
}
