package io.certmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.certmonitor.process.InstalledProgram;
import io.certmonitor.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runbook has people ask at night must be right. */
class RunbookQueriesTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```promql\n(.*?)^```");
    /** A query ends where the next line begins at the margin, unless that closes a bracket. */
    private static final Pattern NEXT_QUERY = Pattern.compile("\n(?=[^\\s)])");

    private final KnownMetrics known = new KnownMetrics();

    @Test
    void everyMetricAndEveryLabelExists() {
        assertThat(queries()).hasSizeGreaterThan(20).map(Promql::of).allSatisfy(query -> {
            assertThat(known.labelsOf(query)).containsAll(query.aggregation());
            assertThat(query.metrics()).isNotEmpty().allSatisfy((metric, labels) -> {
                assertThat(known.names()).contains(metric);
                assertThat(known.labelsOf(metric)).as(metric).containsAll(labels);
            });
        });
    }

    @Test
    void everyQueryIsValid(@TempDir Path folder) throws IOException {
        Path promtool = InstalledProgram.require("promtool", "prometheus");
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode file = yaml.createObjectNode();
        ArrayNode rules =
                file.putArray("groups").addObject().put("name", "runbook").putArray("rules");
        queries()
                .forEach(query ->
                        rules.addObject().put("record", "query" + rules.size()).put("expr", query));
        Path queries = folder.resolve("queries.yaml");
        yaml.writeValue(queries.toFile(), file);

        ProgramRun run = ProgramRun.of("", promtool.toString(), "check", "rules", queries.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static List<String> queries() {
        return BLOCK.matcher(AlertFiles.text(AlertFiles.RUNBOOK))
                .results()
                .flatMap(block -> Stream.of(NEXT_QUERY.split(block.group(1))))
                .map(String::strip)
                .toList();
    }
}
