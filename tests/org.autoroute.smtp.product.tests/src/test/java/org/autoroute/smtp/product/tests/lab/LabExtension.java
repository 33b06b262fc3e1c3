package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Lab} of this run; without root they are skipped, and that is said loudly. */
public final class LabExtension implements ParameterResolver, ExecutionCondition {

    private static final Namespace STORE = Namespace.create(LabExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Lab.possible()) {
            return ConditionEvaluationResult.enabled("network namespaces can be made");
        }
        System.err.println("*** SKIPPED: " + context.getDisplayName() + " needs root and network namespaces ***");
        return ConditionEvaluationResult.disabled("needs root to make network namespaces");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(STORE).getOrComputeIfAbsent("lab", key -> create(), Lab.class);
    }

    private static Lab create() {
        try {
            return Lab.create();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
