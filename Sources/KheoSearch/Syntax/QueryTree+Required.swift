/// Operands that a document must have.
extension QueryTree {
  /// The tree without the demand that stands before it.
  var bare: QueryTree { if case .required(let operand) = self { operand } else { self } }

  var isRequired: Bool { if case .required = self { true } else { false } }

  /// Whether it asks for something that a document can have a part of: no condition, no exclusion.
  var isPositive: Bool {
    switch self {
    case .word, .phrase, .near, .and, .or, .required: true
    case .not, .filter, .entity, .empty: false
    }
  }

  /// The tree with each of its operands demanded; conditions and exclusions hold in any case.
  var required: QueryTree {
    switch self {
    case .word, .phrase, .near, .or: .required(self)
    case .and(let operands): .and(operands.map(\.required))
    case .required, .not, .filter, .entity, .empty: self
    }
  }

  /// A conjunction of which nothing is optional.
  var requiringAll: QueryTree {
    guard case .and = self else { return self }
    return required.withoutIdleRequirement
  }

  /// Without the demand on what stands alone, and is demanded in any case.
  var withoutIdleRequirement: QueryTree {
    switch self {
    case .required(let operand): operand
    case .and(let operands) where operands.count(where: \.isPositive) == 1: .and(operands.map(\.bare))
    default: self
    }
  }
}
