import KheoText
