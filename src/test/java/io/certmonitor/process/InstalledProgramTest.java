package io.certmonitor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class InstalledProgramTest {

    @TempDir
    Path folder;

    private Path program;

    @BeforeEach
    void install() throws IOException {
        program = Files.createFile(
                Files.createDirectory(folder.resolve("bin")).resolve("tool"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectory(folder.resolve("tool"));
        Files.createFile(
                folder.resolve("text"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    @Test
    void programIsFoundOnThePathAndAFolderOfItsNameIsPassedOver() {
        assertThat(InstalledProgram.require("tool", "tools", path())).isEqualTo(program);
    }

    @Test
    void testThatNeedsAMissingProgramIsSkippedAndSaysWhatToInstall() {
        assertThatThrownBy(() -> InstalledProgram.require("drill", "drills", path()))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("drill is not installed; Debian has it in the package drills");
    }

    @Test
    void fileThatCannotBeRunIsNoProgram() {
        assertThatThrownBy(() -> InstalledProgram.require("text", "texts", path()))
                .isInstanceOf(TestAbortedException.class);
    }

    @Test
    void missingProgramFailsInCi() {
        Map<String, String> ci = Map.of("PATH", folder.toString(), "CI", "true");

        assertThatThrownBy(() -> InstalledProgram.require("drill", "drills", ci))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("drill is not installed");
    }

    private Map<String, String> path() {
        return Map.of("PATH", folder + File.pathSeparator + File.pathSeparator + folder.resolve("bin"));
    }
}
