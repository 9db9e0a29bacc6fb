// The façade: who imports Kheo sees the types that its own declarations speak of.
@_exported public import KheoIndex
@_exported public import KheoNews
@_exported public import KheoSearch
@_exported public import KheoText
